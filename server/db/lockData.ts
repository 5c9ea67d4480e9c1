import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** SQLITE_BUSY. */
const isBusy = (error: unknown) => error instanceof Error && 'errcode' in error && error.errcode === 5;

/**
 * Keeps a data folder to this server until what it returns is closed: a second one would sync, scan and tidy up the
 * same data. It is the system's own lock, taken through an empty SQLite file: it goes with the process, however that
 * ends, and whoever only looks into the database beside the server is not held. Throws a sentence for a person.
 */
export function lockData(dataDir: string): DatabaseSync {
  const lock = new DatabaseSync(join(dataDir, 'mooring.lock'));
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock.close();
    if (!isBusy(error)) throw error;
    throw new Error(`Another Mooring is at work on ${dataDir}: stop it, or choose another MOORING_DATA_DIR.`);
  }
}
