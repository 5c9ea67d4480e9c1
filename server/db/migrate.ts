import {
  DummyDriver,
  Kysely,
  type KyselyPlugin,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { migrations } from './migrations.ts';
import { isDiskFull } from './workerProtocol.ts';

/** How far an older version's database is on its way to this version's: statements done, of all that there are. */
export interface MigrationProgress {
  readonly done: number;
  readonly steps: number;
}

export type OnMigrationProgress = (progress: MigrationProgress) => void;

/**
 * Brings a database to this version's form, migration by migration, each a transaction with its own record: whenever the process
 * ends, what is stored has the form before one or after it. `onProgress` hears of it before the first statement and after each; of a
 * new database it hears nothing. Throws a sentence for a person where they can do something about it.
 */
export async function migrate<Tables>(
  database: Kysely<Tables>,
  path: string,
  onProgress: OnMigrationProgress,
): Promise<void> {
  const names = Object.keys(migrations);
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
  const told = isNew ? migrations : await withProgress(pending, onProgress);
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => told } });
  for (const name of isNew ? pending.slice(-1) : pending) {
    const { error } = await migrator.migrateTo(name);
    if (isDiskFull(error)) {
      throw new Error(
        `The disk is full: upgrading ${path} needs as much space again as it has, for as long as it runs. Nothing is lost: free some space, then start again.`,
        { cause: error },
      );
    }
    if (error !== undefined) throw error;
  }
}

async function appliedMigrations<Tables>(database: Kysely<Tables>): Promise<string[]> {
  const { rows: tables } = await sql`select 1 from sqlite_schema where name = 'kysely_migration'`.execute(database);
  if (tables.length === 0) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(database);
  return rows.map(({ name }) => name);
}

/** All migrations, the pending ones telling of each of their statements. How many there are is seen by running them against nothing. */
async function withProgress(
  pending: readonly string[],
  onProgress: OnMigrationProgress,
): Promise<Record<string, Migration>> {
  let steps = 0;
  const nothing = new Kysely<unknown>({ dialect: dummyDialect, plugins: [afterEach(() => (steps += 1))] });
  const ahead = Object.entries(migrations).filter(([name]) => pending.includes(name));
  for (const [, { up }] of ahead) await up(nothing);

  let done = 0;
  const tell = () => onProgress({ done: Math.min(done, steps), steps });
  const counted = afterEach(() => {
    done += 1;
    tell();
  });
  tell();
  const telling = ahead.map(([name, { up }]) => [
    name,
    { up: (database) => up(database.withPlugin(counted)) } satisfies Migration,
  ]);
  return { ...migrations, ...Object.fromEntries(telling) };
}

function afterEach(onStatement: () => void): KyselyPlugin {
  return {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      onStatement();
      return result;
    },
  };
}

const dummyDialect = {
  createDriver: () => new DummyDriver(),
  createQueryCompiler: () => new SqliteQueryCompiler(),
  createAdapter: () => new SqliteAdapter(),
  createIntrospector: (database: Kysely<unknown>) => new SqliteIntrospector(database),
};
