import { randomBytes } from 'node:crypto';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { KeyRing } from '../secrets/keyRing.ts';
import { storeRegistry } from '../testing/storedImages.ts';
import { giveBack, type TestDatabase, takeDatabase } from '../testing/testDatabase.ts';
import { sealedEarlier } from '../testing/upgrades/earlierSeal.ts';
import { type KeyChoice, provenKey } from './provenKey.ts';
import { earlierPurposes } from './upgradeSecrets.ts';

let taken: TestDatabase;
let keyFile: string;
beforeEach(async () => {
  taken = await takeDatabase();
  keyFile = join(taken.dataDir, 'secret.key');
});
afterEach(async () => {
  rmSync(keyFile, { force: true });
  await giveBack(taken);
});

const prove = (choice: Partial<KeyChoice> = {}) =>
  provenKey(taken.database, { dataDir: taken.dataDir, fromEnvironment: undefined, replaceLost: false, ...choice });

/** A registry's password as a version that kept no check of its key stored it. */
async function storePassword(key: Buffer): Promise<void> {
  const id = await storeRegistry(taken.database, `harbor-${randomBytes(4).toString('hex')}.example.com`);
  const password_sealed = sealedEarlier(key, 'Harbor12345', earlierPurposes.password);
  await taken.database.write.updateTable('registries').set({ password_sealed }).where('id', '=', id).execute();
}

test('the first start makes a key, and every later one goes on with it', async () => {
  const { keys } = await prove();
  expect(await prove()).toEqual({ keys, isReplacement: false });
});

test('a key that is missing is not made anew beside what it sealed', async () => {
  await prove();
  rmSync(keyFile);
  await expect(prove()).rejects.toThrow(/secret\.key is missing.*MOORING_REPLACE_SECRET_KEY=1/);
  expect(existsSync(keyFile)).toBe(false);
});

test('another key stops the start, wherever it comes from', async () => {
  const { keys } = await prove();
  writeFileSync(keyFile, randomBytes(32).toString('base64'));
  await expect(prove()).rejects.toThrow(/secret\.key is not the key/);
  await expect(prove({ fromEnvironment: 'sixteen characters' })).rejects.toThrow(/MOORING_SECRET_KEY is not the key/);
  writeFileSync(keyFile, keys.current.toString('base64'));
  expect((await prove()).keys).toEqual(keys);
});

test('a key from the environment is proven like one from a file', async () => {
  await prove({ fromEnvironment: 'sixteen characters' });
  expect((await prove({ fromEnvironment: 'sixteen characters' })).isReplacement).toBe(false);
  await expect(prove({ fromEnvironment: 'sixteen other characters' })).rejects.toThrow(/MOORING_SECRET_KEY is not/);
  await expect(prove()).rejects.toThrow(/is missing/);
});

test('data of an older version is proven by one password that opens', async () => {
  const [former, present] = [randomBytes(32), randomBytes(32)];
  await storePassword(former);
  await storePassword(present);
  await expect(prove()).rejects.toThrow(/is missing/);
  writeFileSync(keyFile, randomBytes(32).toString('base64'));
  await expect(prove()).rejects.toThrow(/is not the key/);
  writeFileSync(keyFile, present.toString('base64'));
  expect(await prove()).toEqual({ keys: new KeyRing(present), isReplacement: false });
});

test('what never was sealed asks for no key', async () => {
  await storeRegistry(taken.database, 'harbor.example.com');
  expect((await prove()).isReplacement).toBe(false);
});

test('who has lost the key may go on with another, once said so', async () => {
  await prove();
  rmSync(keyFile);
  const { keys, isReplacement } = await prove({ replaceLost: true });
  expect(isReplacement).toBe(true);
  expect(await prove()).toEqual({ keys, isReplacement: false });
});
