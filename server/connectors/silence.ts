import { setTimeout as delay } from 'node:timers/promises';
import { RegistryError } from '../domain/registryError.ts';
import type { RegistrySession } from './http/registryHttp.ts';
import { anyAnswer } from './recognise.ts';

export interface Patience {
  /** How long a list may take before it is asked whether its registry answers at all, ms. */
  readonly patienceMs: number;
  /** How long what costs the registry nothing may take, ms. */
  readonly proofTimeoutMs: number;
}

/** With the proof that follows a silent list, a registry that has fallen silent is told as such within 30 s. */
export const patience: Patience = { patienceMs: 12_000, proofTimeoutMs: 8_000 };

/** What is asked meanwhile: `path` is answered at once, whoever asks, by a registry that lives. */
interface Proof extends Partial<Patience> {
  readonly session: RegistrySession;
  readonly path: string;
  readonly signal: AbortSignal;
}

/** A list may take long, as long as its registry answers otherwise: one that does not is not waited for. */
export async function unlessSilent<Result>(
  proof: Proof,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const over = new AbortController();
  const signal = AbortSignal.any([proof.signal, over.signal]);
  try {
    return await Promise.race([work(signal), silence({ ...proof, signal })]);
  } finally {
    over.abort(new Error('The list was answered, or its registry does not answer.'));
  }
}

/** Throws once nothing is heard; else it never ends before its signal does. */
async function silence({ session, path, signal, ...over }: Proof): Promise<never> {
  const { patienceMs, proofTimeoutMs } = { ...patience, ...over };
  await delay(patienceMs, undefined, { signal, ref: false }).catch(() => signal.throwIfAborted());
  try {
    const call = { auth: false, kind: 'small', acceptFromAnyone: anyAnswer, repeat: 'never' } as const;
    await session.get(path, { ...call, signal, timeoutMs: proofTimeoutMs });
  } catch (error) {
    if (error instanceof RegistryError && error.failure.code === 'NetworkConnectError') throw error;
    signal.throwIfAborted();
  }
  return new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
