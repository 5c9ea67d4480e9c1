/** A connected registry as the criterion `instanceId` means it. */
export interface RegistryName {
  readonly id: string;
  readonly name: string;
}

/** What the list needs to know of the registries; it never waits for it. */
export interface ListSource {
  /** Undefined until known. */
  readonly connected: number | undefined;
  readonly registries: readonly RegistryName[];
  readonly syncing: boolean;
  readonly onConnect: () => void;
}
