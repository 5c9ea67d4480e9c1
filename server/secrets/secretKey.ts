import { hkdfSync, randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const keyBytes = 32;

/** Where the key that seals secrets comes from. */
export interface KeySource {
  readonly dataDir: string;
  /** `MOORING_SECRET_KEY`; where that is set the file is not looked at. */
  readonly fromEnvironment: string | undefined;
  /** `MOORING_FORMER_SECRET_KEY`: what that held before, until all is sealed anew. */
  readonly formerFromEnvironment?: string | undefined;
}

/** The key that seals, and those that still open what they have sealed. */
export interface SecretKeys {
  readonly current: Buffer;
  readonly former: readonly Buffer[];
}

/** What a person is to look at when the key is not the right one. */
export function keyName({ dataDir, fromEnvironment }: KeySource): string {
  return fromEnvironment === undefined ? keyFile(dataDir) : 'MOORING_SECRET_KEY';
}

/**
 * The keys: derived from `MOORING_SECRET_KEY` and the former one, else read from `secret.key` beside the database, one a line. Null
 * where there is no such file; throws where it is there but holds no key.
 */
export function readSecretKeys(source: KeySource): SecretKeys | null {
  if (source.fromEnvironment !== undefined) {
    const former = source.formerFromEnvironment;
    return { current: keyOfText(source.fromEnvironment), former: former === undefined ? [] : [keyOfText(former)] };
  }
  const file = keyFile(source.dataDir);
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, 'utf8').trim().split(/\s+/);
  const [current, ...former] = lines.map((line) => Buffer.from(line, 'base64'));
  if (current === undefined || [current, ...former].some(({ length }) => length !== keyBytes)) {
    throw new Error(`${file} does not hold a key. Restore it, or the stored passwords are lost.`);
  }
  return { current, former };
}

/** A new key, in a file that its owner alone can read. Never in the place of another. */
export function makeSecretKey({ dataDir }: Pick<KeySource, 'dataDir'>): Buffer {
  const key = newKey();
  writeFileSync(keyFile(dataDir), key.toString('base64'), { mode: 0o600, flag: 'wx' });
  return key;
}

/** A key that nothing is sealed with yet. */
export function newKey(): Buffer {
  return randomBytes(keyBytes);
}

/**
 * Puts these keys in the place of those in the file: at any moment, and after a power cut, the file holds the ones or the others
 * whole, and is its owner's alone. Once it returns they are on the disk.
 */
export function writeSecretKeys(dataDir: string, { current, former }: SecretKeys): void {
  const file = keyFile(dataDir);
  const beside = `${file}.new`;
  const text = [current, ...former].map((key) => key.toString('base64')).join('\n');
  writeFileSync(beside, text, { mode: 0o600, flush: true });
  renameSync(beside, file);
  flushFolder(dataDir);
}

/** The file that holds the keys where none comes from the environment. */
export function keyFile(dataDir: string): string {
  return join(dataDir, 'secret.key');
}

function keyOfText(text: string): Buffer {
  return Buffer.from(hkdfSync('sha256', text, '', 'mooring secrets', keyBytes));
}

/** A file's new name is on the disk once its folder is. Windows opens no folder, and keeps names safe by itself. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const opened = openSync(folder, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
