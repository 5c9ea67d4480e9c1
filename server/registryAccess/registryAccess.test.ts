import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connectorsOver } from '../connectors/connectors.ts';
import { createRegistryHttp } from '../connectors/http/registryHttp.ts';
import type { Database } from '../db/database.ts';
import { KeyRing } from '../secrets/keyRing.ts';
import { createRegistryRepository } from '../store/registryRepository.ts';
import { passwordContext } from '../store/registrySecrets.ts';
import { storedConnection } from '../store/storedTarget.ts';
import { storeRegistry } from '../testing/storedImages.ts';
import { giveBack, type TestDatabase, takeDatabase } from '../testing/testDatabase.ts';
import { RegistryAccesses } from './registryAccess.ts';

let taken: TestDatabase;
let database: Database;

beforeEach(async () => {
  taken = await takeDatabase();
  ({ database } = taken);
});
afterEach(() => giveBack(taken));

test('an opened registry stays as it is while it is there, and nothing is kept of one that is gone', async () => {
  const id = await storeRegistry(database, 'harbor.example.com');
  const secrets = new KeyRing(randomBytes(32));
  const registries = createRegistryRepository(database);
  const [stored] = await registries.all();
  const context = passwordContext(id, storedConnection(stored ?? expect.fail()));
  await database.write
    .updateTable('registries')
    .set({ password_sealed: secrets.seal('a password', context) })
    .execute();
  const connectorOf = connectorsOver(createRegistryHttp({ allowLoopback: false }));
  const accesses = new RegistryAccesses(registries, connectorOf, secrets);
  const target = async () => (await accesses.of(id))?.target;
  const first = await target();
  expect(first?.password).toBe('a password');
  accesses.keepOnly(new Set([id]));
  expect(await target()).toBe(first);
  accesses.keepOnly(new Set());
  expect(await target()).not.toBe(first);
});
