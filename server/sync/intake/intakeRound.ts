import type { Logger } from 'pino';
import type { Failure } from '#contract/failures/failures.ts';
import { BatchWriter } from '../../concurrency/batchWriter.ts';
import { concurrently } from '../../concurrency/concurrently.ts';
import type { ConnectorOf } from '../../connectors/connectors.ts';
import type { RegistryConnector } from '../../connectors/port.ts';
import type { Database } from '../../db/database.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import type { Inspect } from '../../inspection/inspection.ts';
import { notePart } from '../../store/registryParts.ts';
import type { RegistryRepository, StoredRegistry } from '../../store/registryRepository.ts';
import { sharedProof } from '../accountProof.ts';
import { type Claim, claimDigests, type StampedDigest } from './claim.ts';
import type { PartBackOffs, PartOrRepository } from './partBackOffs.ts';
import { type Reading, readDigest } from './readDigest.ts';
import { backOffRegistry, endRegistryBackOff } from './registryBackOff.ts';
import { type Outcome, settle } from './settle.ts';

/** What an intake works with. */
export interface IntakeDependencies {
  readonly database: Database;
  readonly registries: RegistryRepository;
  readonly connectorOf: ConnectorOf;
  readonly inspect: Inspect;
  /** How the registry is reached. Throws RegistryError where its secrets do not open. */
  readonly target: (stored: StoredRegistry) => RegistryTarget;
  readonly now: () => number;
  readonly random: () => number;
  readonly log: Logger;
}

interface IntakeJob extends IntakeDependencies {
  readonly registryId: number;
  readonly backOffs: PartBackOffs;
  readonly signal: AbortSignal;
}

/** Why nothing more is taken in for now. */
export type IntakeEnd = Exclude<Claim, { kind: 'stamped' }>;

/** Images read at the same time where there is no limit: a connector makes no more calls at once than its registry bears. */
const readAtOnce = 4;
/** Stamped in one transaction where there is no limit: they are read anew after a kill, so not many. */
const batchSize = 32;
/** Read and not yet stored, before reading waits. */
const unstored = 500;

/** Takes in what waits, as much as may be, and tells why it ends. */
export async function takeIn(job: IntakeJob): Promise<IntakeEnd> {
  const { database, registries, registryId, now } = job;
  const stored = await registries.findWhole(registryId);
  if (stored === undefined) return { kind: 'nothing' };
  const round = new IntakeRound(job, stored);
  const results = new BatchWriter<Outcome>({
    write: (outcomes) => settle(database, registryId, outcomes, now()),
    sizeOf: () => 1,
    capacity: unstored,
  });
  // Under a limit one at a time is enough, and a failure of the registry's costs one unit.
  const atOnce = stored.registry.trans_per_hour === 0 ? readAtOnce : 1;
  try {
    await concurrently(round.digests(), atOnce, async (digest) => results.add(await round.read(digest)));
  } finally {
    await results.finish();
  }
  return round.end();
}

class IntakeRound {
  readonly #job: IntakeJob;
  readonly #connector: RegistryConnector;
  readonly #reading: Reading;
  #end: IntakeEnd = { kind: 'nothing' };
  /** What of the registry as a whole failed: nothing more is begun. */
  #trouble: Failure | undefined;
  #triesFirst = false;
  /** Whether the registry has not answered since its back-off began. */
  #isHeldUp: boolean;

  constructor(job: IntakeJob, stored: StoredRegistry) {
    const connector = job.connectorOf(stored.registry.type);
    this.#job = job;
    this.#connector = connector;
    this.#isHeldUp = stored.registry.intake_failure !== null;
    const target = () => job.target(stored);
    this.#reading = {
      ...job,
      connector,
      target,
      proveRegistry: sharedProof(() => ({ connector, target: target(), signal: job.signal })),
    };
  }

  /** What is to be read, stamped. */
  async *digests(): AsyncGenerator<StampedDigest> {
    const { database, registryId, backOffs, now, signal } = this.#job;
    for (let resumes = true; ; resumes = false) {
      signal.throwIfAborted();
      this.#triesFirst = !this.#triesFirst;
      const claim = await claimDigests(database, {
        registryId,
        now: now(),
        batchSize,
        resumes,
        triesFirst: this.#triesFirst,
        ...(backOffs.any(now()) ? { backsOffUntil: (of) => backOffs.until(this.#placesOf(of), now()) } : {}),
      });
      if (claim.kind !== 'stamped') {
        this.#end = claim;
        return;
      }
      for (const digest of claim.digests) {
        if (this.#trouble !== undefined) return;
        yield digest;
      }
      if (this.#trouble !== undefined) return;
    }
  }

  async read(digest: StampedDigest): Promise<Outcome> {
    const { database, registryId, backOffs, now, random } = this.#job;
    const { outcome, trouble } = await readDigest(this.#reading, digest);
    if (trouble === undefined) {
      backOffs.answered(this.#placesOf(digest));
      if (this.#isHeldUp) {
        this.#isHeldUp = false;
        await endRegistryBackOff(database, registryId);
      }
      return outcome;
    }
    const { failure } = trouble;
    if (trouble.of === 'registry') {
      this.#trouble ??= failure;
      return outcome;
    }
    if (trouble.of === 'repository') {
      backOffs.failed(digest, failure, now(), random);
      return outcome;
    }
    const part = this.#connector.partOf(digest.namespace);
    await notePart(database, registryId, { part, failure }, now());
    return { kind: 'putBack', of: digest, until: backOffs.failed({ part }, failure, now(), random) };
  }

  /** What an image is in that may back off. */
  #placesOf({ namespace, name }: Pick<StampedDigest, 'namespace' | 'name'>): readonly PartOrRepository[] {
    return [{ part: this.#connector.partOf(namespace) }, { namespace, name }];
  }

  async end(): Promise<IntakeEnd> {
    if (this.#trouble === undefined) return this.#end;
    const { database, registryId, now, random, log } = this.#job;
    const until = await backOffRegistry(database, registryId, this.#trouble, now(), random);
    log.warn({ registryId, failure: this.#trouble, until }, 'the intake of a registry backs off');
    return { kind: 'backingOff', until };
  }
}
