import type { Logger } from 'pino';
import { Wakeup } from '../concurrency/wakeup.ts';
import type { ConnectorOf } from '../connectors/connectors.ts';
import type { Database } from '../db/database.ts';
import type { SyncTrigger } from '../db/tables.ts';
import { failureOf, RegistryError } from '../domain/registryError.ts';
import type { SecretBox } from '../secrets/secretBox.ts';
import type { KnownRepository, RegistryRecord, RegistryRepository } from '../store/registryRepository.ts';
import { storedTarget } from '../store/storedTarget.ts';
import type { SyncRun } from '../store/syncRuns.ts';
import { takeIn } from './intake/intake.ts';
import { listRegistry } from './listing/listing.ts';
import type { ListingRepository } from './listing/listingRepository.ts';
import { repositoryFilter } from './listing/repositoryFilter.ts';
import { RegistryOutcome } from './runs/registryOutcome.ts';
import type { RunRepository } from './runs/runRepository.ts';

export interface SyncDependencies {
  readonly database: Database;
  readonly registries: RegistryRepository;
  readonly runs: RunRepository;
  readonly listings: ListingRepository;
  readonly connectorOf: ConnectorOf;
  readonly secrets: SecretBox;
  readonly now: () => number;
  readonly random: () => number;
  readonly log: Logger;
  /** Called when a listing has ended. */
  readonly onListed: (registryId: number) => void;
}

const usualRepositoriesAtOnce = 6;

/** A listing that somebody asked for, and that may send a password once more which was refused. */
const byPerson: readonly SyncTrigger[] = ['connect', 'manual'];

/** How long the intake rests after a defect, such as a full disk, ms. */
const intakeRetryMs = 60_000;

/**
 * One registry's sync: at most one listing at a time, and an intake that goes on beside it. Nothing
 * here is shared with other registries, so that a slow one never holds another.
 */
export class RegistrySync {
  readonly #registryId: number;
  readonly #dependencies: SyncDependencies;
  readonly #outcome: RegistryOutcome;
  readonly #abort = new AbortController();
  readonly #wakeup = new Wakeup();
  #listing: Promise<void> | undefined;
  /** What is being listed, from the moment it is asked for; undefined where a listing only has to be wound up. */
  #subject: ListingSubject | undefined;
  /** Resolves once the run of the subject is stored. */
  #opened: Promise<unknown> = Promise.resolve();
  /** Listings to start once the one under way is over, each once. */
  readonly #waiting = new Map<ListingSubject, OpenRun>();
  readonly #intake: Promise<void>;

  constructor(registryId: number, dependencies: SyncDependencies) {
    this.#registryId = registryId;
    this.#dependencies = dependencies;
    this.#outcome = new RegistryOutcome(dependencies);
    this.#intake = this.#keepTakingIn();
  }

  /** As `RegistryOutcome.died`; where only a person may go on, the open run ends. */
  async quarantine(registry: RegistryRecord): Promise<void> {
    const { runs, log } = this.#dependencies;
    const { failure, deaths } = await this.#outcome.died(registry);
    log.warn({ registryId: registry.id, deaths }, 'the process died while this registry was listed');
    const run = deaths > 1 ? await runs.openRunOf(registry.id) : undefined;
    if (run?.phase === 'listing') await runs.interrupt(run.id, failure);
  }

  /** Goes on with a listing that a stop or a kill interrupted. */
  async resume(): Promise<void> {
    const run = await this.#dependencies.runs.openRunOf(this.#registryId);
    if (run?.phase !== 'listing') return;
    this.#listing = this.#guarded(async () => {
      await this.#listRun(run.repository_id ?? 'registry', Promise.resolve(run));
      await this.#listWaiting();
    });
  }

  /** Starts a listing, unless one of the whole registry is under way. */
  async request(trigger: SyncTrigger): Promise<void> {
    const { runs } = this.#dependencies;
    await this.#start('registry', async (registry) => {
      const goesOn = trigger === 'retry' || registry.listing_deaths > 0;
      const reopened = goesOn ? await runs.reopen(registry.id) : undefined;
      return reopened ?? runs.open(scopeOf(registry), trigger);
    });
  }

  /** Starts a listing of one repository; one that is under way is let through first. */
  async requestRepository(repository: KnownRepository): Promise<void> {
    const { runs } = this.#dependencies;
    await this.#start(repository.id, (registry) => runs.openForRepository(scopeOf(registry), repository));
  }

  async #start(what: ListingSubject, openRun: OpenRun): Promise<void> {
    while (this.#listing !== undefined) {
      if (this.#subject !== undefined) {
        // Either may last for long: whoever asks is not kept waiting for it. A listing of the whole has perhaps read the
        // repository already, before what somebody wants to see of it.
        if (this.#subject !== what) this.#waiting.set(what, openRun);
        await this.#opened;
        return;
      }
      await this.#listing;
    }
    if (this.#abort.signal.aborted) return;
    this.#listing = this.#guarded(async () => {
      await this.#listRun(what, this.#open(openRun));
      await this.#listWaiting();
    });
    await this.#opened;
  }

  /** The limit may have changed: the intake looks at once how many it may take in. */
  recheckLimit(): void {
    this.#wakeup.call();
  }

  async stop(): Promise<void> {
    this.#abort.abort(new Error('The sync was stopped.'));
    await Promise.all([this.#listing, this.#intake]);
  }

  async #open(openRun: OpenRun): Promise<SyncRun | undefined> {
    const registry = await this.#dependencies.registries.find(this.#registryId);
    return registry === undefined || registry.paused === 1 ? undefined : openRun(registry);
  }

  async #listWaiting(): Promise<void> {
    // What comes to wait meanwhile is listed too: a Map goes on with what is added to it.
    for (const [what, openRun] of this.#waiting) {
      this.#waiting.delete(what);
      if (this.#abort.signal.aborted) return;
      await this.#listRun(what, this.#open(openRun));
    }
  }

  async #listRun(what: ListingSubject, opening: Promise<SyncRun | undefined>): Promise<void> {
    this.#subject = what;
    // Whoever waits for it is not told of a failure: that is the listing's own.
    this.#opened = opening.catch(() => undefined);
    try {
      const run = await opening;
      if (run !== undefined) await this.#list(run);
    } finally {
      this.#subject = undefined;
    }
  }

  async #list(run: SyncRun): Promise<void> {
    const { registries, runs, listings, connectorOf, database, secrets, now, log } = this.#dependencies;
    const stored = await registries.findWhole(this.#registryId);
    if (stored === undefined) return;
    const { registry } = stored;
    const connector = connectorOf(registry.type);
    await registries.update(registry.id, { listing_since: now() });
    try {
      const target = storedTarget(stored, secrets);
      if (byPerson.includes(run.trigger)) connector.forgetRefusals?.(target);
      const { failure, incomplete } = await listRegistry({
        run,
        target,
        connector,
        // The process died while it was listed: slowly, until a listing has come to its end.
        repositoriesAtOnce: registry.listing_deaths > 0 ? 1 : usualRepositoriesAtOnce,
        wanted: repositoryFilter(JSON.parse(registry.include_patterns), JSON.parse(registry.exclude_patterns)),
        database,
        runs,
        listings,
        now,
        signal: this.#abort.signal,
        onWaiting: () => this.#wakeup.call(),
      });
      // The registry first: whoever sees the run ended must see how.
      await this.#outcome.ended(run, registry, failure, 'part');
      await runs.listingEnded(run.id, incomplete);
      if (failure !== null) await runs.fail(run.id, failure);
    } catch (error) {
      if (this.#abort.signal.aborted) return;
      const failure = failureOf(error);
      const cause = error instanceof RegistryError ? { failure } : { err: error };
      log.warn({ registryId: registry.id, runId: run.id, ...cause }, 'listing failed');
      // What waits would ask the registry at once, whatever it has just said; the next try lists it too.
      if (run.repository_id === null) this.#waiting.clear();
      const resumable = await runs.hasProgressed(run);
      await this.#outcome.ended(run, registry, failure, 'registry', resumable);
      if (resumable) await runs.interrupt(run.id, failure);
      else await runs.fail(run.id, failure);
    } finally {
      await registries.update(registry.id, { listing_since: null });
    }
    this.#wakeup.call();
    this.#dependencies.onListed(this.#registryId);
  }

  /** A defect must not end it: images would wait until the server is started again. */
  async #keepTakingIn(): Promise<void> {
    const { database, now, runs, log } = this.#dependencies;
    const { signal } = this.#abort;
    while (!signal.aborted) {
      try {
        const { takenIn, waiting, opensAt } = await takeIn(database, this.#registryId, now());
        if (waiting !== null) await runs.closeIfTakenIn(this.#registryId);
        if (takenIn > 0 && waiting !== 0) continue;
        await this.#wakeup.wait(opensAt === null ? null : Math.max(opensAt - now(), 1), signal);
      } catch (error) {
        if (signal.aborted) return;
        log.error({ err: error, registryId: this.#registryId }, 'images could not be taken in');
        await this.#wakeup.wait(intakeRetryMs, signal);
      }
    }
  }

  /** A defect here must not end the process; it is logged, and the next request starts anew. */
  async #guarded(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!this.#abort.signal.aborted) {
        this.#dependencies.log.error({ err: error, registryId: this.#registryId }, 'listing ended with an error');
      }
    } finally {
      this.#listing = undefined;
    }
  }
}

/** The whole registry, or one repository by its id. */
type ListingSubject = 'registry' | number;

/** Stores a run that is to be listed. */
type OpenRun = (registry: RegistryRecord) => Promise<SyncRun>;

function scopeOf({ id, center }: RegistryRecord) {
  return { registryId: id, center };
}
