import { Wakeup } from '../concurrency/wakeup.ts';
import type { SyncTrigger } from '../db/tables.ts';
import type { KnownRepository, RegistryRecord } from '../store/registryRepository.ts';
import { takeIn } from './intake/intake.ts';
import type { ListingDependencies } from './listing/listingDependencies.ts';
import { RegistryListing } from './listing/registryListing.ts';
import { RegistryOutcome } from './runs/registryOutcome.ts';

/** What the syncs of all registries share. */
export interface SyncDependencies extends ListingDependencies {
  /** Called when a listing has ended. */
  readonly onListed: (registryId: number) => void;
}

/** How long the intake rests after a defect, such as a full disk, ms. */
const intakeRetryMs = 60_000;

/**
 * One registry's sync: its listings, and an intake that goes on beside them. Nothing here is shared with other registries, so
 * that a slow one never holds another.
 */
export class RegistrySync {
  readonly #registryId: number;
  readonly #dependencies: SyncDependencies;
  readonly #listing: RegistryListing;
  readonly #abort = new AbortController();
  readonly #wakeup = new Wakeup();
  readonly #intake: Promise<void>;

  constructor(registryId: number, dependencies: SyncDependencies) {
    this.#registryId = registryId;
    this.#dependencies = dependencies;
    this.#listing = new RegistryListing(registryId, dependencies, {
      onWaiting: () => this.#wakeup.call(),
      onEnded: () => {
        this.#wakeup.call();
        dependencies.onListed(registryId);
      },
    });
    this.#intake = this.#keepTakingIn();
  }

  /** As `RegistryOutcome.died`; where only a person may go on, the open run ends. */
  async quarantine(registry: RegistryRecord): Promise<void> {
    const { runs, log } = this.#dependencies;
    const { failure, deaths } = await new RegistryOutcome(this.#dependencies).died(registry);
    log.warn({ registryId: registry.id, deaths }, 'the process died while this registry was listed');
    const run = deaths > 1 ? await runs.openRunOf(registry.id) : undefined;
    if (run !== undefined) await runs.interrupt(run.id, failure);
  }

  /** Goes on with a listing that a stop or a kill interrupted. */
  async resume(): Promise<void> {
    const run = await this.#dependencies.runs.openRunOf(this.#registryId);
    if (run !== undefined) await this.#listing.want(run.repository_id ?? 'registry', async () => run);
  }

  /** Starts a listing, unless one of the whole registry is under way. */
  async request(trigger: SyncTrigger): Promise<void> {
    const { runs } = this.#dependencies;
    await this.#listing.want('registry', async (registry) => {
      const goesOn = trigger === 'retry' || registry.listing_deaths > 0;
      const reopened = goesOn ? await runs.reopen(registry.id) : undefined;
      return reopened ?? runs.open(scopeOf(registry), trigger);
    });
  }

  /** Starts a listing of one repository; one that is under way is let through first. */
  async requestRepository(repository: KnownRepository): Promise<void> {
    const { runs } = this.#dependencies;
    await this.#listing.want(repository.id, (registry) => runs.openForRepository(scopeOf(registry), repository));
  }

  /** The limit may have changed: the intake looks at once how many it may take in. */
  recheckLimit(): void {
    this.#wakeup.call();
  }

  async stop(): Promise<void> {
    this.#abort.abort(new Error('The sync was stopped.'));
    await Promise.all([this.#listing.stop(), this.#intake]);
  }

  /** A defect must not end it: images would wait until the server is started again. */
  async #keepTakingIn(): Promise<void> {
    const { database, now, log } = this.#dependencies;
    const { signal } = this.#abort;
    while (!signal.aborted) {
      try {
        const { takenIn, waiting, opensAt } = await takeIn(database, this.#registryId, now());
        if (takenIn > 0 && waiting !== 0) continue;
        await this.#wakeup.wait(opensAt === null ? null : Math.max(opensAt - now(), 1), signal);
      } catch (error) {
        if (signal.aborted) return;
        log.error({ err: error, registryId: this.#registryId }, 'images could not be taken in');
        await this.#wakeup.wait(intakeRetryMs, signal);
      }
    }
  }
}

function scopeOf({ id, center }: RegistryRecord) {
  return { registryId: id, center };
}
