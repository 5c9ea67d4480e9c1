import type { Failure } from '#contract/failures/failures.ts';
import { policyOf } from '#contract/failures/policy.ts';
import type { Database } from '../../db/database.ts';
import { secondLookAt } from '../../store/missingImages.ts';
import type { RegistryRecord, RegistryRepository } from '../../store/registryRepository.ts';
import type { SyncRun } from '../../store/syncRuns.ts';
import { nextNightly, nextTry } from '../schedule.ts';

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

  /** One of a single repository says nothing of the rest. `of`: what the failure is one of. */
  async ended(
    run: SyncRun,
    registry: RegistryRecord,
    failure: Failure | null,
    of: 'registry' | 'part',
    resumable = false,
  ): Promise<void> {
    if (run.repository_id !== null) return await this.#bringSecondLookForward(registry);
    if (failure === null) return await this.#succeeded(registry);
    const waitsAnew = resumable && policyOf(failure).progressResetsWaits;
    await this.#failed(registry, failure, of, waitsAnew ? 1 : registry.failed_attempts + 1);
  }

  /**
   * The process died while the registry was listed, which may have been the cause: it is listed slowly, once. Where it died in
   * that, too, only a person has it listed again.
   */
  async died(registry: RegistryRecord): Promise<{ readonly failure: Failure; readonly deaths: number }> {
    const { registries, now, random } = this.#dependencies;
    const deaths = registry.listing_deaths + 1;
    const failure: Failure = { code: 'ServerStopped', reason: deaths === 1 ? 'whileListing' : 'whileListingAgain' };
    await registries.update(registry.id, {
      listing_since: null,
      listing_deaths: deaths,
      failure: JSON.stringify(failure),
      failure_concerns: 'registry',
      failing_since: registry.failing_since ?? now(),
      next_sync_at: nextTry(failure, 1, now(), random),
    });
    return { failure, deaths };
  }

  async #succeeded(registry: RegistryRecord): Promise<void> {
    const { registries, now, random } = this.#dependencies;
    await registries.update(registry.id, {
      verified: 1,
      failure: null,
      failing_since: null,
      failed_attempts: 0,
      listing_deaths: 0,
      last_sync_at: now(),
      next_sync_at: await this.#noLaterThanSecondLook(registry.id, nextNightly(now(), random)),
    });
  }

  /** `attempts`: how often in a row, this time included, without having come further. */
  async #failed(registry: RegistryRecord, failure: Failure, of: 'registry' | 'part', attempts: number): Promise<void> {
    const { registries, now, random } = this.#dependencies;
    await registries.update(registry.id, {
      failure: JSON.stringify(failure),
      failure_concerns: of,
      failing_since: registry.failing_since ?? now(),
      failed_attempts: attempts,
      next_sync_at: await this.#noLaterThanSecondLook(registry.id, nextTry(failure, attempts, now(), random)),
    });
  }

  /** What many images are missing by is decided by a second listing, which comes by itself. */
  async #noLaterThanSecondLook(registryId: number, planned: number | null): Promise<number | null> {
    const due = await secondLookAt(this.#dependencies.database, registryId);
    return planned === null || due === null ? planned : Math.min(planned, Math.max(due, this.#dependencies.now()));
  }

  async #bringSecondLookForward({ id, next_sync_at }: RegistryRecord): Promise<void> {
    const planned = await this.#noLaterThanSecondLook(id, next_sync_at);
    if (planned !== next_sync_at) await this.#dependencies.registries.update(id, { next_sync_at: planned });
  }
}
