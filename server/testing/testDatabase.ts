import { cpSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { inject } from 'vitest';
import { type Database, openDatabase } from '../db/database.ts';

/** A real database in a data folder of its own. */
export interface TestDatabase {
  readonly dataDir: string;
  readonly database: Database;
}

const databaseIn = (dataDir: string) => join(dataDir, 'mooring.db');

/** Everything below lives as long as the process that runs test files, one after the other. */
const folder = mkdtempSync(join(inject('temporaryFolder'), 'databases-'));
const free: TestDatabase[] = [];
const unlocked = new Set<string>();
let empty: Promise<DatabaseSync> | undefined;

/** A database as its migrations leave it, which the others are copies of. */
async function migrate(): Promise<DatabaseSync> {
  const path = databaseIn(join(folder, 'empty'));
  await (await openDatabase(path)).close();
  return new DatabaseSync(path, { readOnly: true });
}

/**
 * An empty database, the caller's until it is given back. To open one takes a tenth of a second, most of it for its
 * threads, and to empty one a few milliseconds: so a process opens only as many as its tests have at the same time.
 */
export async function takeDatabase(): Promise<TestDatabase> {
  const known = free.pop();
  if (known !== undefined) return known;
  empty ??= migrate();
  await empty;
  const dataDir = mkdtempSync(join(folder, 'data-'));
  cpSync(databaseIn(join(folder, 'empty')), databaseIn(dataDir));
  return { dataDir, database: await openDatabase(databaseIn(dataDir)) };
}

/**
 * What stands in each file of a data folder. Whoever closes a file gives up the locks that the process has on it: another process
 * then takes the database for one that nobody has open, and truncates what this one has mapped. So it is used by no later test.
 */
export function readDataFolder(dataDir: string): string[] {
  unlocked.add(dataDir);
  return readdirSync(dataDir).map((name) => readFileSync(join(dataDir, name), 'latin1'));
}

/** Empties a database, sequences and statistics included, for the next test. */
export async function giveBack(taken: TestDatabase): Promise<void> {
  // What a closed server writes behind its last answer, as how a file was fetched, is written before that.
  await taken.database.write.transaction().execute(async () => {});
  if (unlocked.has(taken.dataDir)) return taken.database.close();
  if (empty !== undefined) await backup(await empty, databaseIn(taken.dataDir));
  free.push(taken);
}
