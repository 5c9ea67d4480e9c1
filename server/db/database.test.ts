import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Database, openDatabase } from './database.ts';
import { isUniqueViolation } from './workerProtocol.ts';

let dataDir: string;
let database: Database;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'mooring-db-'));
  database = await openDatabase(join(dataDir, 'mooring.db'));
  const user = { name: 'admin', role: 'administrator', sees_all: 1, created_at: 1 } as const;
  await database.write.insertInto('users').values(user).execute();
});
afterEach(async () => {
  await database.close();
  rmSync(dataDir, { recursive: true });
});

const link = { token_hash: 'x', user_name: 'admin', created_at: 1, expires_at: 2 };

test('opening it again changes nothing and keeps what it held', async () => {
  await database.write.insertInto('password_links').values(link).execute();
  await database.close();
  database = await openDatabase(join(dataDir, 'mooring.db'));
  expect(await database.read.selectFrom('password_links').selectAll().execute()).toEqual([link]);
});

test('a statement that answers rows while writing gives them back', async () => {
  const row = await database.write.insertInto('password_links').values(link).returning('token_hash').executeTakeFirst();
  expect(row).toEqual({ token_hash: 'x' });
});

test('a transaction that throws leaves nothing behind, and the next one works', async () => {
  const failing = database.write.transaction().execute(async (transaction) => {
    await transaction.insertInto('password_links').values(link).execute();
    throw new Error('after the insert');
  });
  await expect(failing).rejects.toThrow('after the insert');
  expect(await database.read.selectFrom('password_links').selectAll().execute()).toEqual([]);
  await database.write.insertInto('password_links').values(link).execute();
});

test('a second row with the same key is a unique violation, told apart from other errors', async () => {
  const insert = () => database.write.insertInto('password_links').values(link).execute();
  await insert();
  await expect(insert()).rejects.toSatisfy(isUniqueViolation);
  await expect(sql`select nonsense`.execute(database.read)).rejects.not.toSatisfy(isUniqueViolation);
});

test('readers cannot write', async () => {
  await expect(database.read.insertInto('password_links').values(link).execute()).rejects.toThrow(/readonly/);
});

test('writes that are asked for at once are done one after the other', async () => {
  const one = (index: number) =>
    database.write.transaction().execute(async (transaction) => {
      const { count } = await transaction
        .selectFrom('password_links')
        .select((select) => select.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      await transaction
        .insertInto('password_links')
        .values({ ...link, token_hash: `link ${index}`, created_at: count })
        .execute();
    });
  await Promise.all(Array.from({ length: 20 }, (_, index) => one(index)));
  const rows = await database.read.selectFrom('password_links').select('created_at').orderBy('created_at').execute();
  expect(rows.map((row) => row.created_at)).toEqual(Array.from({ length: 20 }, (_, index) => index));
});

test('a long read holds no other', { tags: 'thorough' }, async () => {
  const ended: string[] = [];
  const counting = sql`with recursive n (i) as (select 1 union all select i + 1 from n where i < 1000000)
    select count(*) from n`
    .execute(database.read)
    .then(() => ended.push('long'));
  await sql`select 1`.execute(database.read).then(() => ended.push('short'));
  await counting;
  expect(ended).toEqual(['short', 'long']);
});
