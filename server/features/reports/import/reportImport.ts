import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { policyOf } from '#contract/failures/policy.ts';
import { concurrently } from '../../../concurrency/concurrently.ts';
import type { Database } from '../../../db/database.ts';
import { failureOf, RegistryError } from '../../../domain/registryError.ts';
import { Obstacles } from '../../../registryAccess/obstacles.ts';
import type { RegistryAccesses } from '../../../registryAccess/registryAccess.ts';
import type { ImageRecord } from '../../../store/imageRef.ts';
import type { RegistryRepository } from '../../../store/registryRepository.ts';
import { dueReports, importSignature, isListing } from './dueReports.ts';
import type { FactsRepository } from './factsRepository.ts';
import type { ReportFetch } from './reportFetch.ts';

/** How often is looked for registries with reports to read, ms. */
const lookEveryMs = 5_000;
/** Between two reports of one registry, ms: with one at a time, at most ten in a second. */
const pauseMs = 100;
/** Images whose facts are read at the same time: each costs a call or two. */
const factsAtOnce = 2;
/** A registry that failed is left alone for 1, 2, 4 … minutes, at most an hour. */
const shortestBackOffMs = 60_000;
const longestBackOffMs = 3_600_000;
/** What failed to be read is looked at again after this long, ms, even where nothing new was listed. */
const readAgainAfterMs = 30 * 60_000;

interface ReportImportOptions {
  readonly database: Database;
  readonly registries: RegistryRepository;
  readonly accesses: RegistryAccesses;
  readonly fetch: ReportFetch;
  readonly facts: FactsRepository;
  readonly now: () => number;
  readonly log: Logger;
}

interface Progress {
  /** What the registry looked like when all its reports were read, and when that was. */
  done: string;
  doneAt: number;
  failures: number;
  nextAt: number;
}

/**
 * Reads the scanners' reports behind the page: for each registry one at a time, the worst images first, never while it
 * is listed, paused or failing. A registry's failure here is its own: it is tried later, and the registry stays as it is.
 */
export class ReportImport {
  readonly #options: ReportImportOptions;
  readonly #abort = new AbortController();
  readonly #working = new Map<number, Promise<void>>();
  readonly #progress = new Map<number, Progress>();
  #timer: NodeJS.Timeout | undefined;

  constructor(options: ReportImportOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer = setInterval(() => void this.#look(), lookEveryMs);
    this.#timer.unref();
    void this.#look();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#abort.abort(new Error('The import of reports was stopped.'));
    await Promise.all(this.#working.values());
  }

  /** A listing has ended: what it left open is read without waiting for the next look. */
  async listed(registryId: number): Promise<void> {
    const access = await this.#options.accesses.of(registryId).catch(() => undefined);
    if (access?.connector.imageFacts !== undefined && this.#timer !== undefined) await this.#look();
  }

  async #look(): Promise<void> {
    const { registries, accesses, log } = this.#options;
    try {
      const ids = new Set((await registries.all()).map(({ id }) => id));
      accesses.keepOnly(ids);
      for (const id of this.#progress.keys()) if (!ids.has(id)) this.#progress.delete(id);
      for (const id of ids) {
        if (this.#abort.signal.aborted) return;
        if (this.#working.has(id)) continue;
        // Noted first: one that has nothing to do ends before it could be.
        const { promise, resolve } = Promise.withResolvers<void>();
        this.#working.set(id, promise);
        void this.#guarded(id).finally(() => {
          this.#working.delete(id);
          resolve();
        });
      }
    } catch (error) {
      if (!this.#abort.signal.aborted) log.error({ err: error }, 'the reports to import could not be looked at');
    }
  }

  async #guarded(registryId: number): Promise<void> {
    const { now, log, registries } = this.#options;
    const progress = this.#progress.get(registryId) ?? { done: '', doneAt: 0, failures: 0, nextAt: 0 };
    this.#progress.set(registryId, progress);
    try {
      if (progress.nextAt <= now()) await this.#importAll(registryId, progress);
    } catch (error) {
      if (this.#abort.signal.aborted) return;
      // Deleted while its reports were read: nobody is left whom that concerns.
      const registry = await registries.find(registryId);
      if (registry === undefined) return;
      progress.failures += 1;
      progress.nextAt = now() + Math.min(shortestBackOffMs * 2 ** (progress.failures - 1), longestBackOffMs);
      const cause = error instanceof RegistryError ? { failure: error.failure } : { err: error };
      log.warn({ registryId, ...cause }, 'reports could not be imported');
      if (policyOf(failureOf(error)).listedAtOnce) await registries.listAtOnce(registryId, now());
    } finally {
      this.#working.delete(registryId);
    }
  }

  async #importAll(registryId: number, progress: Progress): Promise<void> {
    const { database, facts, now } = this.#options;
    const signature = await importSignature(database, registryId);
    if (signature === progress.done && now() - progress.doneAt < readAgainAfterMs) return;
    const obstacles = new Obstacles();
    await concurrently(this.#whileAllowed(registryId, facts.due(registryId)), factsAtOnce, async (image) => {
      if (obstacles.of(image.namespace) !== undefined) return;
      const started = performance.now();
      await this.#import(image, obstacles);
      // Rests as long as it asked: what costs a registry much is asked more slowly.
      await sleep(performance.now() - started, undefined, { signal: this.#abort.signal });
    });
    for await (const image of this.#whileAllowed(registryId, dueReports(database, registryId, now))) {
      if (obstacles.of(image.namespace) !== undefined) continue;
      await this.#import(image, obstacles);
      await sleep(pauseMs, undefined, { signal: this.#abort.signal });
    }
    if (!(await this.#mayImport(registryId))) return;
    Object.assign(progress, { done: signature, doneAt: now(), failures: 0 });
  }

  async *#whileAllowed(registryId: number, images: AsyncIterable<ImageRecord>): AsyncGenerator<ImageRecord> {
    for await (const image of images) {
      if (!(await this.#mayImport(registryId))) return;
      yield image;
    }
  }

  async #mayImport(registryId: number): Promise<boolean> {
    if (this.#abort.signal.aborted) return false;
    const { accesses, database } = this.#options;
    const access = await accesses.of(registryId);
    if (access === undefined || access.registry.paused === 1) return false;
    if (access.registry.failure !== null && access.registry.failure_concerns === 'registry') return false;
    return !(await isListing(database, registryId));
  }

  /** One image's own failure is kept with its report; one of the registry ends this round. */
  async #import(image: ImageRecord, obstacles: Obstacles): Promise<void> {
    try {
      await this.#options.fetch.fetch(image, this.#abort.signal);
      obstacles.answered();
    } catch (error) {
      if (!(error instanceof RegistryError) || obstacles.met(error.failure, image.namespace) === 'registry')
        throw error;
    }
  }
}
