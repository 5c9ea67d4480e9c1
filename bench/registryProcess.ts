import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { IncomingHttpHeaders } from 'node:http';
import type { OrganizationToken } from '#simulators/quay/startQuay.ts';

export const simulatedKinds = ['harbor-v2', 'harbor-v1', 'quay', 'acr'] as const;
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

export interface RegistryProcess extends Omit<RegistryReport, 'asked'> {
  readonly kind: SimulatedKind;
  /** What it was asked since the last time, in order. */
  asked(): Promise<readonly AskedRequest[]>;
  end(): void;
}

export interface RegistryProcessOptions {
  readonly kind: SimulatedKind;
  readonly images: number;
  /** As slow as a real server that was recorded; else as fast as this machine can. */
  readonly paced: boolean;
}

/** Starts a simulated registry in a process of its own: neither side of a measurement shares a thread with the other. */
export async function startRegistryProcess(options: RegistryProcessOptions): Promise<RegistryProcess> {
  const { kind, images, paced } = options;
  const child = fork(new URL('./registry.ts', import.meta.url), [kind, String(images), paced ? 'paced' : '']);
  const report = async () => {
    const [message] = await once(child, 'message');
    return message as RegistryReport;
  };
  const { asked: _none, ...facts } = await report();
  return {
    ...facts,
    kind,
    async asked() {
      child.send('asked');
      return (await report()).asked;
    },
    end: () => child.kill('SIGTERM'),
  };
}
