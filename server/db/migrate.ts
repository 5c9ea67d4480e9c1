import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { type AnyMigration, stepsOf } from './migrationSteps.ts';
import { migrations } from './migrations.ts';
import { isDiskFull } from './workerProtocol.ts';

/** How far an older version's database is on its way to this version's. */
export interface MigrationProgress {
  /** Steps done, of all. */
  readonly done: number;
  readonly steps: number;
  /** What is done now. */
  readonly step: string;
}

export type OnMigrationProgress = (progress: MigrationProgress) => void;

/**
 * Brings a database to this version's form, migration by migration, each a transaction with its own record: whenever the process
 * ends, what is stored has the form before one or after it. `onProgress` hears of it at once, and of each step as it begins; of a
 * new database it hears nothing. Throws a sentence for a person where they can do something about it.
 */
export async function migrate<Tables>(
  database: Kysely<Tables>,
  path: string,
  onProgress: OnMigrationProgress,
  known: Readonly<Record<string, AnyMigration>> = migrations,
): Promise<void> {
  const names = Object.keys(known);
  const applied = await appliedMigrations(database);
  const unknown = applied.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new Error(
      `A newer Mooring has written ${path} (${unknown}); nothing was changed. Start that version, or restore a backup of before it.`,
    );
  }
  const pending = names.filter((name) => !applied.includes(name));
  if (pending.length === 0) return;
  // A new database is made in one go: there is nothing in it to wait for, or to lose.
  const isNew = applied.length === 0;
  const told = tellingOf(known, pending, isNew ? () => {} : onProgress);
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => told } });
  // What sorts a million rows for an index goes to the disk: in memory it would be several times the server's own.
  await sql`pragma temp_store = file`.execute(database);
  for (const name of isNew ? pending.slice(-1) : pending) {
    const { error } = await migrator.migrateTo(name);
    if (isDiskFull(error)) {
      throw new Error(
        `The disk is full: to upgrade ${path} takes twice its size in free space meanwhile. Nothing is lost: free some space, then start again.`,
        { cause: error },
      );
    }
    if (error !== undefined) throw error;
    // The log of a long transaction is as large as what it changed, and would stay so.
    await sql`pragma wal_checkpoint(truncate)`.execute(database);
  }
  await sql`pragma temp_store = memory`.execute(database);
}

async function appliedMigrations<Tables>(database: Kysely<Tables>): Promise<string[]> {
  const { rows: tables } = await sql`select 1 from sqlite_schema where name = 'kysely_migration'`.execute(database);
  if (tables.length === 0) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(database);
  return rows.map(({ name }) => name);
}

/** The migrations as Kysely takes them, the pending ones telling of each step before it is taken; to store it all is one more. */
function tellingOf(
  known: Readonly<Record<string, AnyMigration>>,
  pending: readonly string[],
  onProgress: OnMigrationProgress,
): Record<string, Migration> {
  const ahead = Object.entries(known).map(([name, migration]) => ({ name, all: stepsOf(name, migration) }));
  const steps = ahead
    .filter(({ name }) => pending.includes(name))
    .reduce((count, { all }) => count + all.length + 1, 0);
  let done = 0;
  onProgress({ done, steps, step: 'wait for the database' });
  const tell = (step: string) => {
    onProgress({ done, steps, step });
    done += 1;
  };
  const up = (all: ReturnType<typeof stepsOf>) => async (database: Kysely<unknown>) => {
    for (const { name, take } of all) {
      tell(name);
      await take(database);
    }
    tell('store it');
  };
  return Object.fromEntries(ahead.map(({ name, all }) => [name, { up: up(all) }]));
}
