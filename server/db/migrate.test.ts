import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrationsUpTo } from '../testing/upgrades/earlierData.ts';
import { openDatabase } from './database.ts';
import { type MigrationProgress, migrate } from './migrate.ts';
import { migrations } from './migrations.ts';
import { ThreadDialect } from './threadDialect.ts';

const names = Object.keys(migrations);
const latest = names.at(-1) ?? '';
const earlier = '0012_whole_runs';

let folder: string;
let path: string;
let database: Kysely<unknown>;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mooring-migrate-'));
  path = join(folder, 'mooring.db');
  const dialect = new ThreadDialect({ path, readOnly: false, threads: 1, cacheKib: 1_024, onLost: () => {} });
  database = new Kysely({ dialect });
});
afterEach(async () => {
  await database.destroy();
  rmSync(folder, { recursive: true });
});

/** The database as the version had it whose last migration this is. */
async function asOf(name: string): Promise<void> {
  await migrate(database, path, () => {}, migrationsUpTo(name));
}

async function upgrade(): Promise<MigrationProgress[]> {
  const told: MigrationProgress[] = [];
  await migrate(database, path, (progress) => told.push(progress));
  return told;
}

async function formOf<Tables>(one: Kysely<Tables>): Promise<unknown[]> {
  const { rows } = await sql`select type, name, sql from sqlite_schema order by type, name`.execute(one);
  return rows;
}

async function applied(): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(database);
  return rows.map(({ name }) => name);
}

async function limitPages(pages: number): Promise<void> {
  await sql.raw(`pragma max_page_count = ${pages}`).execute(database);
}

async function pagesUsed(): Promise<number> {
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(database);
  return rows[0]?.page_count ?? 0;
}

/** One registry with these images in one repository. */
async function fillWith(images: readonly { digest: string; tag: string; intakeState?: number }[]): Promise<void> {
  await sql`insert into registries (id, center, type, version, protocol, net_type, region_id, host_ip, port, domain_name, name,
      user_name, password_sealed, secret_set_at, trans_per_hour, verified, paused, created_at, modified_at)
    values (1, 'cn', 'harbor', 'V2', 2, 1, 'cn-hangzhou', '10.0.0.1', 443, 'a', 'a', 'a', '', 0, 10, 1, 1, 0, 0)`.execute(
    database,
  );
  await sql`insert into repositories (id, registry_id, namespace, name, listed_run, listed_at)
    values (1, 1, 'team', 'app', 1, 0)`.execute(database);
  for (const { digest, tag, intakeState = 0 } of images) {
    await sql`insert into images (uuid, center, registry_id, repository_id, namespace, repository_name, digest, tag, size,
        media_type, platforms, created_at, updated_at, risk_rank, critical, high, medium, low, unknown, fixable, vulnerabilities,
        first_run, listed_run, first_seen_at, intake_state)
      values (${`${digest}:${tag}`}, 'cn', 1, 1, 'team', 'app', ${digest}, ${tag}, 1, '', '[]', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0,
        ${intakeState})`.execute(database);
  }
}

describe('a database of an earlier version', () => {
  test('gets the form of a new one, and every step of it is told', async () => {
    await asOf(earlier);
    const [first, ...told] = await upgrade();
    const upgraded = await formOf(database);
    const fresh = await openDatabase(join(folder, 'fresh.db'));
    const made = await formOf(fresh.read);
    await fresh.close();
    expect(upgraded).toEqual(made);

    expect(told.map(({ done }) => done)).toEqual(told.map((_, index) => index));
    expect(new Set(told.map(({ steps }) => steps))).toEqual(new Set([told.length]));
    expect(first).toMatchObject({ done: 0, steps: told.length });
    expect(told[0]?.step).toBe(names[names.indexOf(earlier) + 1]);
    expect(await upgrade()).toEqual([]);
  });

  test('has what was looked into wait again, as nothing was kept of what was inside', async () => {
    await asOf('0025_token_service_host');
    await fillWith([
      { digest: 'a', tag: '' },
      { digest: 'b', tag: '', intakeState: 1 },
    ]);
    await sql`insert into digests (registry_id, digest, state, newest_at, done_at)
      values (1, 'a', 0, 5, null), (1, 'b', 1, 9, 9)`.execute(database);
    await upgrade();
    const { rows: digests } = await sql`select digest, state, newest_at, done_at from digests`.execute(database);
    expect(digests).toEqual([
      { digest: 'a', state: 0, newest_at: 5, done_at: null },
      { digest: 'b', state: 0, newest_at: 0, done_at: null },
    ]);
    const { rows: totals } =
      await sql`select intake_state, sum(images) as images from image_totals group by 1 having images > 0`.execute(
        database,
      );
    expect(totals).toEqual([{ intake_state: 0, images: 2 }]);
  });

  test('keeps no image under a tag that none can have', async () => {
    await asOf('0028_access_keys');
    const usable = ['', '1', 'v1.0_rc-1+2', 'x'.repeat(128)];
    const unusable = ['.hidden', '-x', 'a b', 'a/b', 'x'.repeat(129)];
    await fillWith([...usable, ...unusable].map((tag) => ({ digest: 'a', tag })));
    await upgrade();
    const { rows } = await sql<{ tag: string }>`select tag from images order by id`.execute(database);
    expect(rows.map(({ tag }) => tag)).toEqual(usable);
  });

  test('has one form or another where the disk becomes full, never one between, and goes on once there is space', async () => {
    await asOf(earlier);
    const before = await formOf(database);
    await limitPages(await pagesUsed());
    await expect(upgrade()).rejects.toThrow(/disk is full.*mooring\.db.*Nothing is lost/);
    const left = await applied();
    expect(left).toEqual(names.slice(0, left.length));
    if (left.at(-1) === earlier) expect(await formOf(database)).toEqual(before);
    await limitPages(1_000_000);
    await upgrade();
    expect(await applied()).toEqual(names);
  });
});

test('a database of a newer version is refused by its name, and left as it is', async () => {
  await asOf(latest);
  await sql`insert into kysely_migration (name, timestamp) values ('9999_later', '2030-01-01')`.execute(database);
  const before = await formOf(database);
  await expect(upgrade()).rejects.toThrow(/newer Mooring has written .*mooring\.db \(9999_later\)/);
  expect(await formOf(database)).toEqual(before);
});

test('a new database is made without a word', async () => {
  expect(await upgrade()).toEqual([]);
  expect(await applied()).toEqual(names);
});
