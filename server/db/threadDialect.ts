import {
  CompiledQuery,
  type DatabaseConnection,
  type DatabaseIntrospector,
  type Dialect,
  type DialectAdapter,
  type Driver,
  type Kysely,
  type QueryCompiler,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { SqliteThread } from './sqliteThread.ts';
import { isWithoutTransaction } from './workerProtocol.ts';

export interface ThreadDialectOptions {
  readonly path: string;
  readonly readOnly: boolean;
  /** How many connections, each a thread; one for writing, since SQLite has one writer. */
  readonly threads: number;
  readonly cacheKib: number;
  /** Hears why a thread ended by itself. */
  readonly onLost: (error: Error) => void;
}

/** Kysely over SQLite in threads: the same SQL as Kysely's own dialect, off the event loop. */
export class ThreadDialect implements Dialect {
  readonly #options: ThreadDialectOptions;

  constructor(options: ThreadDialectOptions) {
    this.#options = options;
  }

  createDriver(): Driver {
    return new ThreadDriver(this.#options);
  }

  createQueryCompiler(): QueryCompiler {
    return new SqliteQueryCompiler();
  }

  createAdapter(): DialectAdapter {
    return new ThreadAdapter(this.#options.threads);
  }

  createIntrospector(database: Kysely<unknown>): DatabaseIntrospector {
    return new SqliteIntrospector(database);
  }
}

/** Unless told otherwise Kysely takes SQLite for one connection, lets queries in one by one, and runs migrations without a transaction. */
class ThreadAdapter extends SqliteAdapter {
  readonly #threads: number;

  constructor(threads: number) {
    super();
    this.#threads = threads;
  }

  override get supportsMultipleConnections(): boolean {
    return this.#threads > 1;
  }

  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class ThreadDriver implements Driver {
  readonly #options: ThreadDialectOptions;
  readonly #threads: SqliteThread[] = [];
  readonly #free: SqliteThread[] = [];
  readonly #waiting: ((thread: SqliteThread) => void)[] = [];

  constructor(options: ThreadDialectOptions) {
    this.#options = options;
  }

  async init(): Promise<void> {
    const { path, readOnly, cacheKib, threads, onLost } = this.#options;
    for (let index = 0; index < threads; index += 1) {
      this.#threads.push(new SqliteThread({ path, readOnly, cacheKib }, onLost));
    }
    this.#free.push(...this.#threads);
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const free = this.#free.pop();
    if (free !== undefined) return free;
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    const thread = connection as SqliteThread;
    const next = this.#waiting.shift();
    if (next === undefined) this.#free.push(thread);
    else next(thread);
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    // IMMEDIATE: a transaction that reads first and writes later must not fail at its first write.
    await connection.executeQuery(CompiledQuery.raw(this.#options.readOnly ? 'begin' : 'begin immediate'));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await connection.executeQuery(CompiledQuery.raw('rollback'));
    } catch (error) {
      // Where the disk is full SQLite has rolled back by itself: whoever asks is to be told of the disk, not of this.
      if (!isWithoutTransaction(error)) throw error;
    }
  }

  async destroy(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.close()));
  }
}
