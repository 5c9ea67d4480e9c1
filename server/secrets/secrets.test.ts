import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { KeyRing } from './keyRing.ts';
import { encrypt } from './seal.ts';
import { makeSecretKey, readSecretKeys, writeSecretKeys } from './secretKey.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'mooring-secrets-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

test('a sealed secret opens to what it was, and shows nothing of it', () => {
  const box = new KeyRing(randomBytes(32));
  const sealed = box.seal('pässwörd 密码', 'registry password');
  expect(sealed).not.toContain('word');
  expect(box.open(sealed, 'registry password')).toBe('pässwörd 密码');
});

test('the same secret sealed twice looks different', () => {
  const box = new KeyRing(randomBytes(32));
  expect(box.seal('same', 'a')).not.toBe(box.seal('same', 'a'));
});

test('another key, another context or a changed text opens nothing', () => {
  const box = new KeyRing(randomBytes(32));
  const sealed = box.seal('secret', 'registry password');
  expect(() => new KeyRing(randomBytes(32)).open(sealed, 'registry password')).toThrow();
  expect(() => box.open(sealed, 'quay token')).toThrow();
  expect(() => box.open(`${sealed.slice(0, -2)}AA`, 'registry password')).toThrow();
  expect(() => box.open('plain text', 'registry password')).toThrow();
});

test('a former key opens what it has sealed, and seals nothing more', () => {
  const [former, present] = [randomBytes(32), randomBytes(32)];
  const ring = new KeyRing(former);
  const earlier = ring.seal('secret', 'a');
  ring.replace(present, [former]);
  expect(ring.open(earlier, 'a')).toBe('secret');
  expect(new KeyRing(present).open(ring.seal('secret', 'a'), 'a')).toBe('secret');
  ring.replace(present, []);
  expect(() => ring.open(earlier, 'a')).toThrow('no key that is known');
});

test('what a version without key ids has sealed opens with any key of the ring', () => {
  const [former, present] = [randomBytes(32), randomBytes(32)];
  const sealed = `v2.${encrypt(former, 'secret', 'a')}`;
  expect(new KeyRing(present, [former]).open(sealed, 'a')).toBe('secret');
  expect(() => new KeyRing(present).open(sealed, 'a')).toThrow();
});

test('keys in a file are replaced as a whole, and the file stays its owner’s alone', () => {
  const source = { dataDir, fromEnvironment: undefined };
  const keys = { current: randomBytes(32), former: [makeSecretKey(source)] };
  writeSecretKeys(dataDir, keys);
  expect(readSecretKeys(source)).toEqual(keys);
  expect(statSync(join(dataDir, 'secret.key')).mode & 0o777).toBe(0o600);
  writeSecretKeys(dataDir, { ...keys, former: [] });
  expect(readSecretKeys(source)).toEqual({ ...keys, former: [] });
});

test('the key file is made once and readable by its owner only', () => {
  const source = { dataDir, fromEnvironment: undefined };
  expect(readSecretKeys(source)).toBeNull();
  const key = makeSecretKey(source);
  expect(readSecretKeys(source)).toEqual({ current: key, former: [] });
  expect(statSync(join(dataDir, 'secret.key')).mode & 0o777).toBe(0o600);
  expect(() => makeSecretKey(source)).toThrow(/EEXIST/);
});

test('a key file that holds no key is an error, never replaced', () => {
  writeFileSync(join(dataDir, 'secret.key'), 'oops');
  expect(() => readSecretKeys({ dataDir, fromEnvironment: undefined })).toThrow(/Restore it/);
});

test('a key from the environment leaves no file', () => {
  expect(readSecretKeys({ dataDir, fromEnvironment: 'a key of sixteen or more' })?.current).toHaveLength(32);
  expect(() => statSync(join(dataDir, 'secret.key'))).toThrow();
});
