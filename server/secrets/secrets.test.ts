import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSecretBox } from './secretBox.ts';
import { makeSecretKey, readSecretKey } from './secretKey.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'mooring-secrets-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

test('a sealed secret opens to what it was, and shows nothing of it', () => {
  const box = createSecretBox(randomBytes(32));
  const sealed = box.seal('pässwörd 密码', 'registry password');
  expect(sealed).not.toContain('word');
  expect(box.open(sealed, 'registry password')).toBe('pässwörd 密码');
});

test('the same secret sealed twice looks different', () => {
  const box = createSecretBox(randomBytes(32));
  expect(box.seal('same', 'a')).not.toBe(box.seal('same', 'a'));
});

test('another key, another context or a changed text opens nothing', () => {
  const box = createSecretBox(randomBytes(32));
  const sealed = box.seal('secret', 'registry password');
  expect(() => createSecretBox(randomBytes(32)).open(sealed, 'registry password')).toThrow();
  expect(() => box.open(sealed, 'quay token')).toThrow();
  expect(() => box.open(`${sealed.slice(0, -2)}AA`, 'registry password')).toThrow();
  expect(() => box.open('plain text', 'registry password')).toThrow();
});

test('the key file is made once and readable by its owner only', () => {
  const source = { dataDir, fromEnvironment: undefined };
  expect(readSecretKey(source)).toBeNull();
  const key = makeSecretKey(source);
  expect(readSecretKey(source)).toEqual(key);
  expect(statSync(join(dataDir, 'secret.key')).mode & 0o777).toBe(0o600);
  expect(() => makeSecretKey(source)).toThrow(/EEXIST/);
});

test('a key file that holds no key is an error, never replaced', () => {
  writeFileSync(join(dataDir, 'secret.key'), 'oops');
  expect(() => readSecretKey({ dataDir, fromEnvironment: undefined })).toThrow(/Restore it/);
});

test('a key from the environment leaves no file', () => {
  expect(readSecretKey({ dataDir, fromEnvironment: 'a key of sixteen or more' })).toHaveLength(32);
  expect(() => statSync(join(dataDir, 'secret.key'))).toThrow();
});
