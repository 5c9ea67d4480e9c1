/** A key of a RAM user. `rights` names the actions that RAM allows; null allows all. */
export interface AccessKey {
  readonly id: string;
  readonly secret: string;
  readonly active: boolean;
  readonly rights: readonly string[] | null;
}

/** Throwaway keys that every simulated account has; they guard nothing. */
export const simulatorKeys = {
  reader: { id: 'LTAI5tSimulatedReader01', secret: 'simulated-reader-secret-000001', active: true, rights: null },
  /** May see the instances, but nothing in them. */
  narrow: {
    id: 'LTAI5tSimulatedNarrow01',
    secret: 'simulated-narrow-secret-000001',
    active: true,
    rights: ['cr:ListInstance', 'cr:GetInstanceVpcEndpoint'],
  },
  disabled: { id: 'LTAI5tSimulatedOff00001', secret: 'simulated-disabled-secret-0001', active: false, rights: null },
} as const satisfies Record<string, AccessKey>;
