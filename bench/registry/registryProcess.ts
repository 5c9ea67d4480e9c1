import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { AskedRequest, RegistryReport, SimulatedKind } from './registryReport.ts';

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
