import { Worker } from 'node:worker_threads';
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import type { RowsQuery } from './forEachRow.ts';
import { SqliteError, type WorkerOptions, type WorkerReply, type WorkerRequest } from './workerProtocol.ts';

interface Pending {
  resolve(reply: Extract<WorkerReply, { rows: unknown[] }>): void;
  reject(error: Error): void;
}

/** One database connection, living in a thread of its own. */
export class SqliteThread implements DatabaseConnection {
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  readonly #exited: Promise<unknown>;
  readonly #onLost: (error: Error) => void;
  /** Why nothing can be asked any more; a message to a thread that has ended would wait for its answer for ever. */
  #ended: Error | undefined;
  #isClosing = false;
  #nextId = 1;

  /** `onLost` hears why the thread ended, where it was not closed. */
  constructor(options: WorkerOptions, onLost: (error: Error) => void) {
    this.#onLost = onLost;
    this.#worker = new Worker(new URL('./sqliteWorker.js', import.meta.url), { workerData: options });
    this.#worker.on('message', (reply: WorkerReply) => this.#settle(reply));
    this.#worker.on('error', (error) => this.#end(error instanceof Error ? error : new Error(String(error))));
    this.#worker.on('exit', () => this.#end(new Error('The database thread has ended.')));
    this.#exited = new Promise((resolve) => this.#worker.once('exit', resolve));
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const given = 'rows' in query ? (query as RowsQuery).rows : [query.parameters];
    const { rows, changes, insertId } = await this.#send(query.sql, given);
    return {
      rows: rows as Row[],
      ...(changes === undefined ? {} : { numAffectedRows: changes }),
      ...(insertId === undefined ? {} : { insertId }),
    };
  }

  streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('Streaming is not supported: read page by page.');
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    this.#worker.postMessage('close');
    await this.#exited;
  }

  #send(sql: string, rows: WorkerRequest['rows']): Promise<Extract<WorkerReply, { rows: unknown[] }>> {
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      if (this.#ended !== undefined) throw this.#ended;
      this.#worker.postMessage({ id, sql, rows } satisfies WorkerRequest);
      this.#pending.set(id, { resolve, reject });
    });
  }

  #settle(reply: WorkerReply): void {
    const pending = this.#pending.get(reply.id);
    this.#pending.delete(reply.id);
    if ('error' in reply) pending?.reject(new SqliteError(reply.error.message, reply.error.errcode));
    else pending?.resolve(reply);
  }

  #end(error: Error): void {
    if (this.#ended === undefined && !this.#isClosing) this.#onLost(error);
    this.#ended ??= error;
    for (const pending of this.#pending.values()) pending.reject(error);
    this.#pending.clear();
  }
}
