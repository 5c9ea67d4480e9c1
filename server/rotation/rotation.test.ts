import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type KyselyPlugin, sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Database } from '../db/database.ts';
import { KeyRing } from '../secrets/keyRing.ts';
import { readSecretKeys, writeSecretKeys } from '../secrets/secretKey.ts';
import { accessKeyContext, secondStepContext } from '../store/accessSecrets.ts';
import { derivationRoot } from '../store/derivationRoot.ts';
import { provenKey } from '../store/provenKey.ts';
import { createRegistryRepository } from '../store/registryRepository.ts';
import { sealSecrets } from '../store/registrySecrets.ts';
import { createRegistryWriter } from '../store/registryWriter.ts';
import { storedConnection, storedTarget } from '../store/storedTarget.ts';
import { storeRegistry } from '../testing/storedImages.ts';
import { giveBack, readDataFolder, type TestDatabase, takeDatabase } from '../testing/testDatabase.ts';
import { beginRotation, endRotation } from './keyRotation.ts';
import { sealedPlaces } from './sealedPlaces.ts';

const { signal } = new AbortController();
let taken: TestDatabase;
let database: Database;
let keys: KeyRing;

beforeEach(async () => {
  taken = await takeDatabase();
  ({ database } = taken);
  keys = new KeyRing(randomBytes(32));
  writeSecretKeys(taken.dataDir, { current: keys.current, former: [] });
  await proven();
});
afterEach(async () => {
  rmSync(join(taken.dataDir, 'secret.key'), { force: true });
  await giveBack(taken);
});

const source = () => ({ dataDir: taken.dataDir, fromEnvironment: undefined });
const proven = async () => (await provenKey(database, { ...source(), replaceLost: false })).keys;

/** A secret in each place that there is. */
async function plant(): Promise<{ registryId: number; root: Buffer }> {
  const { write } = database;
  const root = await derivationRoot(database, keys);
  const registryId = await storeRegistry(database, 'quay.example.com', { type: 'quay' });
  const { registry } = (await createRegistryRepository(database).findWhole(registryId)) ?? expect.fail();
  const organizations = [{ namespace: 'acme', authToken: 'robot token' }];
  const target = { ...storedConnection(registry), password: 'password', organizations, namedRepositories: [] };
  const sealed = sealSecrets(registryId, target, keys, () => 1);
  const rows = { organizations: sealed.organizations, parts: [] };
  const changes = { password_sealed: sealed.password_sealed };
  await createRegistryWriter(database).changeAndList(registryId, () => ({ changes, rows }), 1);
  const user = { name: 'Ada', role: 'viewer', sees_all: 1, password_hash: null, created_at: 1 } as const;
  const totp_sealed = keys.seal('second step', secondStepContext('Ada'));
  await write
    .insertInto('users')
    .values({ ...user, totp_sealed })
    .execute();
  const secret_sealed = keys.seal('signs', accessKeyContext('MRNG1'));
  const key = { id: 'MRNG1', user_name: 'Ada', center: 'cn', name: 'ci', read_only: 0, addresses: '[]' } as const;
  await write
    .insertInto('access_keys')
    .values({ ...key, secret_sealed, created_at: 1, expires_at: null })
    .execute();
  return { registryId, root };
}

/** All that was planted, opened with these keys. */
async function opened(ring: KeyRing, registryId: number): Promise<unknown[]> {
  const stored = (await createRegistryRepository(database).findWhole(registryId)) ?? expect.fail();
  const { password, organizations } = storedTarget(stored, ring);
  const user = await database.read.selectFrom('users').selectAll().executeTakeFirstOrThrow();
  const key = await database.read.selectFrom('access_keys').selectAll().executeTakeFirstOrThrow();
  return [
    password,
    ...organizations.map(({ authToken }) => authToken),
    ring.open(user.totp_sealed ?? '', secondStepContext('Ada')),
    ring.open(key.secret_sealed, accessKeyContext('MRNG1')),
    (await derivationRoot(database, ring)).toString('hex'),
  ];
}

const planted = (root: Buffer) => ['password', 'robot token', 'second step', 'signs', root.toString('hex')];

/** Whatever looks sealed in any file of the data folder. */
function sealedInFiles(): string[] {
  return readDataFolder(taken.dataDir).flatMap(
    (text) => text.match(/v\d+\.[\w-]{8}\.[\w-]{16}\.[\w-]{22}\.[\w-]+/g) ?? [],
  );
}

test('every column that is named as sealed is in the one list', async () => {
  const { rows } = await sql<{ place: string }>`
    select t.name || '.' || c.name as place from sqlite_schema t, pragma_table_info(t.name) c
    where t.type = 'table' and c.name like '%\\_sealed' escape '\\' order by place`.execute(database.read);
  const listed = sealedPlaces.map(({ table, column }) => `${table}.${column}`);
  expect(rows.length).toBeGreaterThan(3);
  expect(listed).toEqual(expect.arrayContaining(rows.map(({ place }) => place)));
});

test('the new key opens all that the former one did, and that opens nothing, in no file', async () => {
  const former = keys.current;
  const { registryId, root } = await plant();
  const replaced = beginRotation(taken.dataDir, keys);
  keys.replace(replaced.current, replaced.former);
  expect(await endRotation({ database, keys, source: source() }, signal)).toEqual({ sealed: 6, unreadable: 0 });
  expect(readSecretKeys(source())).toEqual({ current: replaced.current, former: [] });
  expect(await opened(await proven(), registryId)).toEqual(planted(root));
  await expect(opened(new KeyRing(former), registryId)).rejects.toThrow('StoredSecretUnreadable');
  const left = sealedInFiles();
  expect(left.length).toBeGreaterThanOrEqual(6);
  expect(left.filter((text) => !text.startsWith(new KeyRing(replaced.current).mark))).toEqual([]);
});

/** A database whose process dies before the statement of this number. */
function dyingAt(statement: number): Pick<Database, 'write'> {
  let asked = 0;
  const plugin: KyselyPlugin = {
    transformQuery({ node }) {
      asked += 1;
      if (asked >= statement) throw new Error('killed');
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  return { write: database.write.withPlugin(plugin) };
}

/** One run of the work, as a process that knows only what the folder holds. */
async function run(database: Pick<Database, 'write'>): Promise<void> {
  await endRotation({ database, keys: await proven(), source: source() }, signal);
}

test('killed before any statement nothing is lost, a start in between works, and the next run does the rest', async () => {
  const { registryId, root } = await plant();
  let statement = 0;
  for (let isDone = false; !isDone; ) {
    statement += 1;
    const { current } = beginRotation(taken.dataDir, await proven());
    isDone = await run(dyingAt(statement)).then(
      () => true,
      () => false,
    );
    expect(await opened(await proven(), registryId)).toEqual(planted(root));
    await run(database);
    expect(readSecretKeys(source())).toEqual({ current, former: [] });
    expect(await opened(new KeyRing(current), registryId)).toEqual(planted(root));
  }
  expect(statement).toBeGreaterThan(20);
});

test('one that was begun goes on with the key that it was begun with', async () => {
  const begun = beginRotation(taken.dataDir, keys);
  expect(beginRotation(taken.dataDir, readSecretKeys(source()) ?? expect.fail())).toEqual(begun);
});

test('a secret of a key that was lost earlier stays shut, is told of, and holds nothing up', async () => {
  const { registryId } = await plant();
  const lost = new KeyRing(randomBytes(32)).seal('password', 'anything');
  await database.write.updateTable('registries').set({ password_sealed: lost }).execute();
  const { current, former } = beginRotation(taken.dataDir, keys);
  keys.replace(current, former);
  expect(await endRotation({ database, keys, source: source() }, signal)).toEqual({ sealed: 5, unreadable: 1 });
  await expect(opened(keys, registryId)).rejects.toThrow('StoredSecretUnreadable');
});

test('a key that the environment brings leaves the file alone', async () => {
  const { registryId, root } = await plant();
  const before = readSecretKeys(source());
  const ring = new KeyRing(randomBytes(32), [keys.current]);
  await endRotation(
    { database, keys: ring, source: { ...source(), fromEnvironment: 'the new key of sixteen' } },
    signal,
  );
  expect(await opened(new KeyRing(ring.current), registryId)).toEqual(planted(root));
  expect(readSecretKeys(source())).toEqual(before);
});

test('while somebody reads the log the former key stays, and is let go by the next run', async () => {
  await plant();
  const { former } = beginRotation(taken.dataDir, keys);
  await database.read.transaction().execute(async (transaction) => {
    await transaction.selectFrom('server_facts').selectAll().execute();
    await database.write.updateTable('registries').set({ paused: 1 }).execute();
    await expect(run(database)).rejects.toThrow('Readers still hold');
    expect(readSecretKeys(source())?.former).toEqual(former);
  });
  await run(database);
  expect(readSecretKeys(source())?.former).toEqual([]);
});
