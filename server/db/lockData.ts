import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** SQLITE_BUSY. */
const isBusy = (error: unknown) => error instanceof Error && 'errcode' in error && error.errcode === 5;

/** A data folder is another process's at the moment. */
export class DataInUse extends Error {}

/**
 * Keeps a data folder to this server until what it returns is closed: a second one would sync, scan and tidy up the
 * same data. Throws DataInUse, a sentence for a person.
 */
export function lockData(dataDir: string): DatabaseSync {
  const sentence = `Another Mooring is at work on ${dataDir}: stop it, or choose another MOORING_DATA_DIR.`;
  return lock(join(dataDir, 'mooring.lock'), sentence);
}

/** Keeps the work of replacing the key to this process, as above: two would lose one of two new keys. */
export function lockRotation(dataDir: string): DatabaseSync {
  return lock(join(dataDir, 'mooring.rotation.lock'), `The key of ${dataDir} is being replaced already.`);
}

/**
 * It is the system's own lock, taken through an empty SQLite file: it goes with the process, however that ends, and
 * whoever only looks into the database beside the server is not held.
 */
function lock(path: string, sentence: string): DatabaseSync {
  closeSync(openSync(path, 'a', 0o600));
  const database = new DatabaseSync(path);
  try {
    database.exec('BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    database.close();
    throw isBusy(error) ? new DataInUse(sentence) : error;
  }
}
