import type { SyncTrigger } from '../db/tables/syncTables.ts';
import type { SecretBox } from '../secrets/secretBox.ts';
import type { KnownRepository, RegistryRecord } from '../store/registryRepository.ts';
import type { IntakeDependencies } from './intake/intakeRound.ts';
import { cutRegistryBackOff } from './intake/registryBackOff.ts';
import { RegistryIntake } from './intake/registryIntake.ts';
import type { ListingDependencies } from './listing/listingJob.ts';
import { byPerson, type Listed } from './listing/listRun.ts';
import { RegistryListing } from './listing/registryListing.ts';
import { RegistryOutcome } from './runs/registryOutcome.ts';
import { reopenRun } from './runs/resumableRuns.ts';
import { SharedTarget } from './sharedTarget.ts';

/** What the syncs of all registries share. */
export interface SyncDependencies extends ListingDependencies, Omit<IntakeDependencies, 'target'> {
  readonly secrets: SecretBox;
  /** Called when a listing has ended. */
  readonly onListed: (registryId: number) => void;
}

/**
 * One registry's sync: its listings, and beside them the intake of what they find. Nothing here is shared with other
 * registries, so that a slow one never holds another.
 */
export class RegistrySync {
  readonly #registryId: number;
  readonly #dependencies: SyncDependencies;
  readonly #listing: RegistryListing;
  readonly #intake: RegistryIntake;

  constructor(registryId: number, dependencies: SyncDependencies) {
    this.#registryId = registryId;
    this.#dependencies = dependencies;
    const shared = new SharedTarget(dependencies.secrets);
    this.#intake = new RegistryIntake(registryId, { ...dependencies, target: (stored) => shared.latest(stored) });
    this.#listing = new RegistryListing(registryId, dependencies, {
      target: (stored) => shared.renewed(stored),
      onWaiting: () => this.#intake.wake(),
      onEnded: (listed) => this.#listed(listed),
    });
    this.#intake.wake();
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
    const { database, runs, now } = this.#dependencies;
    await this.#listing.want('registry', async (registry) => {
      const goesOn = trigger === 'retry' || registry.listing_deaths > 0;
      const reopened = goesOn ? await reopenRun(database, registry.id, now()) : undefined;
      return reopened ?? runs.open(scopeOf(registry), trigger);
    });
  }

  /** Starts a listing of one repository; one that is under way is let through first. */
  async requestRepository(repository: KnownRepository): Promise<void> {
    const { runs } = this.#dependencies;
    await this.#listing.want(repository.id, (registry) => runs.openForRepository(scopeOf(registry), repository));
  }

  /** A person changed the limit or the order: the intake looks at once what it may take in. */
  recheckIntake(): void {
    this.#intake.recheck();
  }

  /** Images may wait that did not, or in another order. */
  wakeIntake(): void {
    this.#intake.wake();
  }

  async stop(): Promise<void> {
    await Promise.all([this.#listing.stop(), this.#intake.stop()]);
  }

  /** A registry that a person had listed, and that answered, backs off no longer. */
  async #listed({ run, ...listed }: Listed): Promise<void> {
    const { database, now, onListed } = this.#dependencies;
    if (byPerson.includes(run.trigger) && 'outcome' in listed) {
      await cutRegistryBackOff(database, this.#registryId, run.started_at, now());
      this.#intake.recheck();
    } else this.#intake.wake();
    onListed(this.#registryId);
  }
}

function scopeOf({ id, center }: RegistryRecord) {
  return { registryId: id, center };
}
