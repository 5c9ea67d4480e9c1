import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { RegistryRepository } from '../../store/registryRepository.ts';

/** A registry of some thousand images is gone in this time, so that its removal is answered when it is done; SDKs give up after 3 s. */
const patienceMs = 1_000;
/** A deletion that failed, on a full disk say, is tried again. */
const againAfterMs = 60_000;

/**
 * Deletes removed registries with all they hold, one after another: half a million images take longer than any caller
 * waits. What a stopped server left goes on at the next start.
 */
export class RegistryRemoval {
  readonly #repository: RegistryRepository;
  readonly #log: Logger;
  readonly #abort = new AbortController();
  #last: Promise<void> = Promise.resolve();

  constructor(repository: RegistryRepository, log: Logger) {
    this.#repository = repository;
    this.#log = log;
  }

  async start(): Promise<void> {
    for (const id of await this.#repository.removed()) void this.#delete(id);
  }

  /** Has a registry deleted that is marked as removed; returns when it is gone, or before that if it takes long. */
  async remove(id: number): Promise<void> {
    await Promise.race([this.#delete(id), sleep(patienceMs, undefined, { ref: false })]);
  }

  async stop(): Promise<void> {
    this.#abort.abort(new Error('The removal was stopped.'));
    await this.#last;
  }

  #delete(id: number): Promise<void> {
    const { signal } = this.#abort;
    this.#last = this.#last.then(async () => {
      while (!signal.aborted) {
        try {
          await this.#repository.remove(id, signal);
          return;
        } catch (error) {
          if (signal.aborted) return;
          this.#log.error({ err: error, registry: id }, 'a removed registry could not be deleted');
          await sleep(againAfterMs, undefined, { signal, ref: false }).catch(() => undefined);
        }
      }
    });
    return this.#last;
  }
}
