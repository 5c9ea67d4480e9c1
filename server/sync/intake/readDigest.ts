import type { Logger } from 'pino';
import type { Failure } from '#contract/failures/failures.ts';
import { type FailurePolicy, isBusy, policyOf } from '#contract/failures/policy.ts';
import type { RegistryConnector } from '../../connectors/port.ts';
import { failureOf, RegistryError } from '../../domain/registryError.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import type { Inspect } from '../../inspection/inspection.ts';
import type { StampedDigest } from './claim.ts';
import { nextIntakeTry } from './nextIntakeTry.ts';
import type { Outcome } from './settle.ts';

export interface Reading {
  readonly connector: RegistryConnector;
  /** Throws RegistryError where its secrets do not open. */
  readonly target: () => RegistryTarget;
  readonly inspect: Inspect;
  readonly signal: AbortSignal;
  /** Throws where the registry itself does not answer as it should. */
  readonly proveRegistry: () => Promise<void>;
  readonly now: () => number;
  readonly random: () => number;
  readonly log: Logger;
}

/** What became of a digest, and what of more than this image failed. */
interface ReadDigest {
  readonly outcome: Outcome;
  readonly trouble?: { readonly of: 'repository' | 'part' | 'registry'; readonly failure: Failure };
}

/** Reads what an image is made of. Throws only what the signal was aborted with: then the digest keeps its stamp. */
export async function readDigest(reading: Reading, of: StampedDigest): Promise<ReadDigest> {
  const { connector, target, inspect, signal } = reading;
  const { namespace, name, digest, tag } = of;
  const image = { repository: { namespace, name }, digest, tag };
  try {
    const content = await connector.readImage(target(), image, signal);
    if (content === 'noImage') return { outcome: { kind: 'noImage', of } };
    return { outcome: { kind: 'done', of, image: await inspect(content) } };
  } catch (error) {
    signal.throwIfAborted();
    return await failed(reading, of, error);
  }
}

async function failed(reading: Reading, of: StampedDigest, error: unknown): Promise<ReadDigest> {
  const { signal, proveRegistry, now, random, log } = reading;
  const failure = failureOf(error);
  // A defect that one image meets is its own: the others are read all the same.
  const concern = error instanceof RegistryError ? concernOf(failure) : 'image';
  const putBack = { kind: 'putBack', of, until: null } as const;
  if (concern === 'part' || concern === 'registry') return { outcome: putBack, trouble: { of: concern, failure } };
  if (concern === 'perhapsRegistry') {
    try {
      await proveRegistry();
    } catch (proof) {
      signal.throwIfAborted();
      return { outcome: putBack, trouble: { of: 'registry', failure: failureOf(proof) } };
    }
  }
  const cause = error instanceof RegistryError ? { failure } : { err: error };
  log.warn({ digest: of.digest, repository: `${of.namespace}/${of.name}`, ...cause }, 'an image was not taken in');
  const nextTryAt = nextIntakeTry('image', failure, of.attempts + 1, now(), random);
  const outcome = { kind: 'failed', of, failure, nextTryAt } as const;
  // The image says why; its repository's others need not find it out.
  return concern === 'repository' ? { outcome, trouble: { of: 'repository', failure } } : { outcome };
}

function concernOf(failure: Failure): FailurePolicy['concernsInIntake'] {
  return isBusy(failure) ? 'registry' : policyOf(failure).concernsInIntake;
}
