import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely } from 'kysely';
import { migrate, type OnMigrationProgress } from './migrate.ts';
import type { Tables } from './tables/tables.ts';
import { ThreadDialect, type ThreadDialectOptions } from './threadDialect.ts';

/** Writes go through one connection, reads through others that never wait for it. */
export interface Database {
  readonly read: Kysely<Tables>;
  /** Reads behind the page, which may take seconds: a connection of its own, so that no page waits for them. */
  readonly background: Kysely<Tables>;
  readonly write: Kysely<Tables>;
  /** Resolves with why once a connection is lost: from then on some of what is asked fails, until a new process opens it. */
  readonly lost: Promise<Error>;
  close(): Promise<void>;
}

/**
 * Opens the database file, creating and migrating it as needed. The connections' own caches are small: the system's
 * cache holds the file too, and is not the server's memory.
 */
export async function openDatabase(path: string, onProgress: OnMigrationProgress = () => {}): Promise<Database> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const lost = Promise.withResolvers<Error>();
  const connect = (options: Pick<ThreadDialectOptions, 'readOnly' | 'threads' | 'cacheKib'>) =>
    new Kysely<Tables>({ dialect: new ThreadDialect({ path, onLost: lost.resolve, ...options }) });
  // Where SQLite sorts what is too much for memory: beside the data, where there is space for it if anywhere.
  process.env.SQLITE_TMPDIR ??= dirname(path);
  const write = connect({ readOnly: false, threads: 1, cacheKib: 4_096 });
  try {
    await migrate(write, path, onProgress);
  } catch (error) {
    await write.destroy();
    throw error;
  }
  const read = connect({ readOnly: true, threads: 2, cacheKib: 4_096 });
  const background = connect({ readOnly: true, threads: 1, cacheKib: 2_048 });
  return {
    read,
    background,
    write,
    lost: lost.promise,
    close: async () => {
      await read.destroy();
      await background.destroy();
      await write.destroy();
    },
  };
}
