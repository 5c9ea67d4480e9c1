import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createIdentity } from '#simulators/http/createIdentity.ts';
import type { Database } from '../db/database.ts';
import { KeyRing } from '../secrets/keyRing.ts';
import { storeRegistry } from '../testing/storedImages.ts';
import { giveBack, readDataFolder, type TestDatabase, takeDatabase } from '../testing/testDatabase.ts';
import { sealedEarlier } from '../testing/upgrades/earlierSeal.ts';
import { createRegistryRepository } from './registryRepository.ts';
import { storedTarget } from './storedTarget.ts';
import { earlierPurposes, upgradeSecrets } from './upgradeSecrets.ts';

const key = randomBytes(32);
const secrets = new KeyRing(key);
let taken: TestDatabase;
let database: Database;

beforeEach(async () => {
  taken = await takeDatabase();
  ({ database } = taken);
});
afterEach(() => giveBack(taken));

const earlierPassword = (plain: string) => sealedEarlier(key, plain, earlierPurposes.password);

/** A Quay as an earlier version has left it. */
async function storeEarlier(name: string): Promise<number> {
  const id = await storeRegistry(database, name, { type: 'quay' });
  await database.write
    .updateTable('registries')
    .set({ password_sealed: earlierPassword(`password of ${name}`) })
    .where('id', '=', id)
    .execute();
  await database.write
    .insertInto('registry_organizations')
    .values({
      registry_id: id,
      position: 0,
      namespace: 'acme',
      token_sealed: sealedEarlier(key, `token of ${name}`, earlierPurposes.token),
      secret_set_at: 1,
    })
    .execute();
  return id;
}

async function opened(id: number): Promise<string[]> {
  const stored = await createRegistryRepository(database).findWhole(id);
  const { password, organizations } = storedTarget(stored ?? expect.fail(), secrets);
  return [password, ...organizations.map(({ authToken }) => authToken)];
}

const sealedTexts = async () => {
  const registries = await database.read.selectFrom('registries').select('password_sealed as sealed').execute();
  const rows = await database.read.selectFrom('registry_organizations').select('token_sealed as sealed').execute();
  return [...registries, ...rows].map(({ sealed }) => sealed);
};

test('what an earlier version has sealed opens for its own place, and nowhere else', async () => {
  const [first, second] = [await storeEarlier('one.example.com'), await storeEarlier('two.example.com')];
  await expect(opened(first)).rejects.toThrow('StoredSecretUnreadable');
  await upgradeSecrets(database, secrets);
  expect(await opened(first)).toEqual(['password of one.example.com', 'token of one.example.com']);
  expect(await opened(second)).toEqual(['password of two.example.com', 'token of two.example.com']);
  await database.write.updateTable('registries').set({ port: 8443 }).where('id', '=', first).execute();
  await expect(opened(first)).rejects.toThrow('StoredSecretUnreadable');
});

test('a kill in the middle leaves all as it was, and the next start does the whole', async () => {
  const ids = [await storeEarlier('one.example.com'), await storeEarlier('two.example.com')];
  const before = await sealedTexts();
  const child = spawn(process.execPath, ['--eval', killedAtTheThirdSecret], {
    env: { ...process.env, DATABASE: join(taken.dataDir, 'mooring.db'), KEY: key.toString('hex') },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [, signal] = await once(child, 'exit');
  expect(signal).toBe('SIGKILL');
  expect(await sealedTexts()).toEqual(before);
  await upgradeSecrets(database, secrets);
  expect((await sealedTexts()).filter((sealed) => sealed.startsWith('v1.'))).toEqual([]);
  for (const id of ids) expect(await opened(id)).toHaveLength(2);
});

const killedAtTheThirdSecret = `(async () => {
  const { openDatabase } = await import('${new URL('../db/database.ts', import.meta.url)}');
  const { KeyRing } = await import('${new URL('../secrets/keyRing.ts', import.meta.url)}');
  const { upgradeSecrets } = await import('${new URL('./upgradeSecrets.ts', import.meta.url)}');
  const keys = new KeyRing(Buffer.from(process.env.KEY, 'hex'));
  let sealed = 0;
  const seal = (...text) => ((sealed += 1) === 3 ? process.kill(process.pid, 'SIGKILL') : keys.seal(...text));
  await upgradeSecrets(await openDatabase(process.env.DATABASE), keys, { seal, open: keys.open });
})()`;

test('the upgrade is done once: a text of the earlier format that turns up later stays closed', async () => {
  const id = await storeEarlier('one.example.com');
  await upgradeSecrets(database, secrets);
  await database.write
    .updateTable('registries')
    .set({ password_sealed: earlierPassword('planted') })
    .execute();
  await upgradeSecrets(database, secrets);
  await expect(opened(id)).rejects.toThrow('StoredSecretUnreadable');
});

test('what a lost key has sealed stays shut, and does not keep the rest from being sealed anew', async () => {
  const [lost, kept] = [await storeEarlier('one.example.com'), await storeEarlier('two.example.com')];
  const ofLostKey = sealedEarlier(randomBytes(32), 'lost', earlierPurposes.password);
  await database.write.updateTable('registries').set({ password_sealed: ofLostKey }).where('id', '=', lost).execute();
  await upgradeSecrets(database, secrets);
  await expect(opened(lost)).rejects.toThrow('StoredSecretUnreadable');
  expect(await opened(kept)).toHaveLength(2);
});

test('of a CA file that was kept with a private key the certificates stay; the key is in no file any more', async () => {
  const identity = createIdentity({ commonName: 'Own authority' });
  const id = await storeEarlier('one.example.com');
  const dirty = `Bag Attributes\n${identity.key}${identity.cert}-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n`;
  await database.write.updateTable('registries').set({ ca_certificate: dirty }).execute();
  await upgradeSecrets(database, secrets);
  expect((await createRegistryRepository(database).find(id))?.ca_certificate).toBe(identity.cert.trim());
  expect(await opened(id)).toHaveLength(2);
  const line = identity.key.split('\n')[1] ?? expect.fail();
  for (const text of readDataFolder(taken.dataDir)) {
    expect(text.includes(line)).toBe(false);
  }
});
