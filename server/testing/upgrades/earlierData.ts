import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { migrate } from '../../db/migrate.ts';
import { migrations } from '../../db/migrations.ts';
import { secureDataFolder } from '../../db/secureDataFolder.ts';
import { ThreadDialect } from '../../db/threadDialect.ts';

/** What the version had been through whose last migration this is. */
export function migrationsUpTo(last: string): typeof migrations {
  return Object.fromEntries(Object.entries(migrations).filter(([name]) => name <= last));
}

/** Makes the database of a data folder as the version had it whose last migration this is. */
export async function makeEarlierData(dataDir: string, last: string): Promise<void> {
  secureDataFolder(dataDir);
  const path = join(dataDir, 'mooring.db');
  const dialect = new ThreadDialect({ path, readOnly: false, threads: 1, cacheKib: 1_024, onLost: () => {} });
  const database = new Kysely({ dialect });
  await migrate(database, path, () => {}, migrationsUpTo(last));
  await database.destroy();
}

/** Fills a database of before images knew of intake with a paused registry of so many images, each with a digest of its own. */
export function fillEarlierData(dataDir: string, images: number): void {
  const database = new DatabaseSync(join(dataDir, 'mooring.db'));
  database.exec('pragma synchronous = off; pragma foreign_keys = on; begin');
  database.exec(`
    insert into registries (id, center, type, version, protocol, net_type, region_id, host_ip, port, domain_name, name,
      user_name, password_sealed, secret_set_at, trans_per_hour, verified, paused, created_at, modified_at)
    values (1, 'cn', 'harbor', 'V2', 2, 1, 'cn-hangzhou', '10.0.0.1', 443, 'harbor.example.com', 'Harbor', 'admin', '', 0, 10, 1, 1, 0, 0);
    create temp table numbers as with recursive n (i) as (select 0 union all select i + 1 from n where i + 1 < ${images}) select i from n;
    insert into repositories (id, registry_id, namespace, name, listed_run, listed_at)
      select i + 1, 1, 'team-' || i % 7, 'app-' || i, 1, 0 from numbers where i < ${Math.ceil(images / 20)};
    insert into images (uuid, center, registry_id, repository_id, namespace, repository_name, digest, tag, size, media_type,
      platforms, created_at, updated_at, risk_rank, critical, high, medium, low, unknown, fixable, vulnerabilities, first_run,
      listed_run, first_seen_at, taken_in_at)
    select printf('%08x-0000-4000-8000-%012x', i * 2654435761 % 4294967296, i), 'cn', 1, i / 20 + 1, 'team-' || (i / 20) % 7, 'app-' || i / 20,
      'sha256:' || printf('%064x', i * 2654435761), 'v1.' || i, i, '', '[]', i, i * 7919 % 1000003, i % 5 - 1, 0, 0, i % 5 = 3, 0, 0, 0, i % 5 = 3, 1,
      1, 0, case when i % 3 = 0 then 1 end
    from numbers;
    drop table numbers;
    commit`);
  database.exec('pragma wal_checkpoint(truncate)');
  database.close();
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

if (import.meta.main) await makeEarlierData(process.argv[2] ?? '', process.argv[3] ?? '');
