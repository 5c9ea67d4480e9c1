import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { migrate } from '../db/migrate.ts';
import { migrations } from '../db/migrations.ts';
import { secureDataFolder } from '../db/secureDataFolder.ts';
import { ThreadDialect } from '../db/threadDialect.ts';

/** Makes the database of a data folder as the version had it whose last migration this is. */
export async function makeEarlierData(dataDir: string, last: string): Promise<void> {
  secureDataFolder(dataDir);
  const path = join(dataDir, 'mooring.db');
  const dialect = new ThreadDialect({ path, readOnly: false, threads: 1, cacheKib: 1_024, onLost: () => {} });
  const database = new Kysely({ dialect });
  const known = Object.entries(migrations).filter(([name]) => name <= last);
  await migrate(database, path, () => {}, Object.fromEntries(known));
  await database.destroy();
}

/** Keeps writers from a folder's database, for ten seconds at most: an upgrade begins, and waits until this is let go. */
export function holdData(dataDir: string): { release(): void } {
  const database = new DatabaseSync(join(dataDir, 'mooring.db'));
  database.exec('begin immediate');
  return {
    release() {
      if (database.isOpen) database.close();
    },
  };
}
