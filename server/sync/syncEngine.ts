import type { SyncSchedule } from '#contract/syncSchedule.ts';
import type { SyncTrigger } from '../db/tables/syncTables.ts';
import type { Visibility } from '../domain/access/visibility.ts';
import type { KnownRepository, RegistryRecord } from '../store/registryRepository.ts';
import { storedSchedule } from '../store/storedSchedule.ts';
import { noteOpened, prioritize } from './intake/prioritize.ts';
import { replanned } from './nextListing.ts';
import { RegistrySync, type SyncDependencies } from './registrySync.ts';
import { keepMissing, removeMissing } from './removal/decideMissing.ts';
import { isDue } from './schedule.ts';

/** How often the schedule is checked, ms; listings are due by the minute. */
const scheduleEveryMs = 10_000;

/** Runs the syncs of all registries, side by side. */
export class SyncEngine {
  readonly #dependencies: SyncDependencies;
  readonly #syncs = new Map<number, RegistrySync>();
  /** Syncs that are being stopped: a new one of the same registry begins after them. */
  readonly #stopping = new Map<number, Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #checking: Promise<void> | undefined;
  #stopped = false;

  constructor(dependencies: SyncDependencies) {
    this.#dependencies = dependencies;
  }

  /** Goes on with what an earlier process left, and watches the schedule. */
  async start(): Promise<void> {
    const { registries, runs } = this.#dependencies;
    for (const registry of await registries.all()) {
      if (registry.paused === 1) {
        // A kill may have come between the pause and its run's end.
        await runs.pauseOpenRun(registry.id);
        await registries.update(registry.id, { listing_since: null });
        continue;
      }
      const sync = await this.#syncOf(registry.id);
      if (registry.listing_since !== null) await sync.quarantine(registry);
      await sync.resume();
    }
    this.#checkSchedule();
    this.#timer = setInterval(() => this.#checkSchedule(), scheduleEveryMs);
    this.#timer.unref();
  }

  #checkSchedule(): void {
    this.#checking ??= this.#startDue().finally(() => {
      this.#checking = undefined;
    });
  }

  /** Starts a listing of one registry; returns once its run is stored. */
  async request(registryId: number, trigger: SyncTrigger): Promise<void> {
    await (await this.#syncOf(registryId)).request(trigger);
  }

  /** Starts a listing of one repository; returns once its run is stored. */
  async requestRepository(registryId: number, repository: KnownRepository): Promise<void> {
    await (await this.#syncOf(registryId)).requestRepository(repository);
  }

  /** Starts a listing of every registry of the data centre that is not paused. */
  async requestAll(visibility: Visibility): Promise<void> {
    const registries = await this.#dependencies.registries.allSeen(visibility);
    await Promise.all(registries.map((registry) => this.request(registry.id, 'manual')));
  }

  /** A changed limit applies at once, to the same 60 minutes. */
  recheckIntake(registryId: number): void {
    this.#syncs.get(registryId)?.recheckIntake();
  }

  /** Has these images taken in before all others; how many different ones that are not yet. */
  async takeInFirst(imageIds: readonly number[]): Promise<number> {
    const { database, now } = this.#dependencies;
    const { digests, registryIds } = await prioritize(database, imageIds, now());
    for (const id of registryIds) this.recheckIntake(id);
    return digests;
  }

  /** Somebody looks at an image, and is not kept waiting: it is read next, if it waits. */
  opened(registryId: number, digest: string): void {
    const { database, now, log } = this.#dependencies;
    noteOpened(database, registryId, digest, now()).then(
      (isNews) => isNews && this.#syncs.get(registryId)?.wakeIntake(),
      (error) => log.error({ err: error, registryId }, 'an opened image could not be put first'),
    );
  }

  /** When a registry is listed next once its schedule is this one. */
  async replanned(registry: RegistryRecord, schedule: SyncSchedule): Promise<number | null> {
    const { database, now, random } = this.#dependencies;
    return replanned(database, registry, { schedule, now: now(), random });
  }

  /** Removes or keeps what a registry lists no more, as a person decides; how many images. */
  async decideMissing(registryId: number, decision: 'remove' | 'keep'): Promise<number> {
    const { database, now } = this.#dependencies;
    return decision === 'keep' ? keepMissing(database, registryId) : removeMissing(database, registryId, now);
  }

  /** Stops a paused registry's sync where it is; its run ends as paused. */
  async pause(registryId: number): Promise<void> {
    await this.forget(registryId);
    await this.#dependencies.runs.pauseOpenRun(registryId);
  }

  /** Stops a registry's sync for good; after this nothing of it writes any more. */
  async forget(registryId: number): Promise<void> {
    const sync = this.#syncs.get(registryId);
    if (sync !== undefined) {
      this.#syncs.delete(registryId);
      const stopping = sync.stop().finally(() => this.#stopping.delete(registryId));
      this.#stopping.set(registryId, stopping);
    }
    await this.#stopping.get(registryId);
  }

  /** Stops all syncs where they are; the next start goes on there. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#stopped = true;
    await Promise.all([
      this.#checking,
      ...this.#stopping.values(),
      ...[...this.#syncs.values()].map((sync) => sync.stop()),
    ]);
    this.#syncs.clear();
  }

  async #syncOf(registryId: number): Promise<RegistrySync> {
    await this.#stopping.get(registryId);
    const known = this.#syncs.get(registryId);
    if (known !== undefined) return known;
    const sync = new RegistrySync(registryId, this.#dependencies);
    this.#syncs.set(registryId, sync);
    return sync;
  }

  async #startDue(): Promise<void> {
    const { registries, now, log } = this.#dependencies;
    try {
      for (const registry of await registries.all()) {
        if (this.#stopped) return;
        const due = registry.paused === 0 && isDue(registry.next_sync_at, storedSchedule(registry), now());
        if (due) await this.request(registry.id, registry.failure === null ? 'daily' : 'retry');
      }
    } catch (error) {
      log.error({ err: error }, 'the schedule could not be checked');
    }
  }
}
