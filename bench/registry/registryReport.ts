import type { IncomingHttpHeaders } from 'node:http';
import type { OrganizationToken } from '#simulators/quay/startQuay.ts';

export const simulatedKinds = ['harbor-v2', 'harbor-v1', 'quay', 'acr', 'oci'] as const;
export type SimulatedKind = (typeof simulatedKinds)[number];

/** A request as the registry got it. */
export interface AskedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

/** What the registry's process tells of itself. */
export interface RegistryReport {
  readonly port: number;
  readonly images: number;
  /** Of a Quay only. */
  readonly organizations: readonly OrganizationToken[];
  /** Since it was last told. */
  readonly asked: readonly AskedRequest[];
}
