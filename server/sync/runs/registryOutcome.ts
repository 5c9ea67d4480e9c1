import type { Failure } from '#contract/failures/failures.ts';
import { policyOf } from '#contract/failures/policy.ts';
import type { Database } from '../../db/database.ts';
import type { RegistryRecord, RegistryRepository } from '../../store/registryRepository.ts';
import { storedSchedule } from '../../store/storedSchedule.ts';
import type { SyncRun } from '../../store/syncRuns.ts';
import { noLaterThanSecondLook } from '../nextListing.ts';
import { nextListingTry, nextSync, type Planning } from '../schedule.ts';

interface OutcomeDependencies {
  readonly database: Database;
  readonly registries: RegistryRepository;
  readonly now: () => number;
  readonly random: () => number;
}

/** What a listing says of its registry: how it stands, and when it is listed next. */
export class RegistryOutcome {
  readonly #dependencies: OutcomeDependencies;

  constructor(dependencies: OutcomeDependencies) {
    this.#dependencies = dependencies;
  }

  /** A run of a single repository does not change how its registry stands. `of`: what the failure concerns. */
  async ended(
    run: SyncRun,
    registry: RegistryRecord,
    failure: Failure | null,
    of: 'registry' | 'part',
    resumable = false,
  ): Promise<void> {
    if (run.repository_id !== null) return await this.#bringSecondLookForward(registry);
    if (failure === null) return await this.#succeeded(run, registry);
    const waitsAnew = resumable && policyOf(failure).progressResetsWaits;
    await this.#failed(run, registry, failure, of, waitsAnew ? 1 : registry.failed_attempts + 1);
  }

  /**
   * The process died while the registry was listed, which may have been the cause: it is listed slowly, once. Where it died in
   * that, too, only a person has it listed again.
   */
  async died(registry: RegistryRecord): Promise<{ readonly failure: Failure; readonly deaths: number }> {
    const { registries, now } = this.#dependencies;
    const deaths = registry.listing_deaths + 1;
    const failure: Failure = { code: 'ServerStopped', reason: deaths === 1 ? 'whileListing' : 'whileListingAgain' };
    await registries.update(registry.id, {
      listing_since: null,
      listing_deaths: deaths,
      failure: JSON.stringify(failure),
      failure_concerns: 'registry',
      failing_since: registry.failing_since ?? now(),
      next_sync_at: nextListingTry(failure, 1, now(), await this.#planning(registry)),
    });
    return { failure, deaths };
  }

  async #succeeded(run: SyncRun, registry: RegistryRecord): Promise<void> {
    const { registries, now } = this.#dependencies;
    const planned = nextSync(run.started_at, await this.#planning(registry));
    await registries.update(registry.id, {
      verified: 1,
      failure: null,
      failing_since: null,
      failed_attempts: 0,
      listing_deaths: 0,
      last_sync_at: now(),
      next_sync_at: await this.#noLaterThanSecondLook(registry.id, planned),
    });
  }

  /** `attempts`: how often in a row, this time included, without having come further. */
  async #failed(
    run: SyncRun,
    registry: RegistryRecord,
    failure: Failure,
    of: 'registry' | 'part',
    attempts: number,
  ): Promise<void> {
    const { registries, now } = this.#dependencies;
    const planned = nextListingTry(failure, attempts, run.started_at, await this.#planning(registry));
    await registries.update(registry.id, {
      failure: JSON.stringify(failure),
      failure_concerns: of,
      failing_since: registry.failing_since ?? now(),
      failed_attempts: attempts,
      next_sync_at: await this.#noLaterThanSecondLook(registry.id, planned),
    });
  }

  /** By the schedule as it is now: it may have been changed while the registry was listed. */
  async #planning(registry: RegistryRecord): Promise<Planning> {
    const { registries, now, random } = this.#dependencies;
    const current = (await registries.find(registry.id)) ?? registry;
    return { schedule: storedSchedule(current), now: now(), random };
  }

  async #noLaterThanSecondLook(registryId: number, planned: number | null): Promise<number | null> {
    return noLaterThanSecondLook(this.#dependencies.database, registryId, planned, this.#dependencies.now());
  }

  async #bringSecondLookForward({ id, next_sync_at }: RegistryRecord): Promise<void> {
    const planned = await this.#noLaterThanSecondLook(id, next_sync_at);
    if (planned !== next_sync_at) await this.#dependencies.registries.update(id, { next_sync_at: planned });
  }
}
