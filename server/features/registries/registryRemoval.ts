import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Database } from '../../db/database.ts';
import { deleteInBatches } from '../../db/deleteInBatches.ts';
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
  readonly #database: Database;
  readonly #repository: RegistryRepository;
  readonly #log: Logger;
  readonly #abort = new AbortController();
  #last: Promise<void> = Promise.resolve();

  constructor(database: Database, repository: RegistryRepository, log: Logger) {
    this.#database = database;
    this.#repository = repository;
    this.#log = log;
  }

  async start(): Promise<void> {
    for (const id of await this.#repository.removedIds()) void this.#delete(id);
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
          await deleteRegistry(this.#database, id, signal);
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

/** Rows deleted in one statement: short enough that other writers hardly wait. */
const imagesAtOnce = 100;
/** Each may have images that vanished, which go with it. */
const repositoriesAtOnce = 20;
/** Each goes with its findings. */
const reportsAtOnce = 200;

/**
 * Deletes a registry with all it holds, some of its repositories after another; stopped, it goes on where it was.
 * Throws the signal's reason.
 */
async function deleteRegistry(database: Database, id: number, signal: AbortSignal): Promise<void> {
  const { read, write } = database;
  const some = read.selectFrom('repositories').select('id').where('registry_id', '=', id).limit(repositoriesAtOnce);
  for (;;) {
    const ids = (await some.execute()).map((repository) => repository.id);
    if (ids.length === 0) break;
    // As they were stored: rows beside each other share pages, and a page that changes is written once.
    const images = write.selectFrom('images').select('id').where('repository_id', 'in', ids).limit(imagesAtOnce);
    await deleteInBatches(() => write.deleteFrom('images').where('id', 'in', images).executeTakeFirstOrThrow(), signal);
    await write.deleteFrom('repositories').where('id', 'in', ids).execute();
  }
  const reports = write.selectFrom('scan_reports').select('id').where('registry_id', '=', id).limit(reportsAtOnce);
  await deleteInBatches(
    () => write.deleteFrom('scan_reports').where('id', 'in', reports).executeTakeFirstOrThrow(),
    signal,
  );
  await write.deleteFrom('registries').where('id', '=', id).execute();
}
