import { hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const keyBytes = 32;

/** Where the key that seals secrets comes from. */
export interface KeySource {
  readonly dataDir: string;
  /** `MOORING_SECRET_KEY`; where that is set the file is not looked at. */
  readonly fromEnvironment: string | undefined;
}

/** What a person is to look at when the key is not the right one. */
export function keyName({ dataDir, fromEnvironment }: KeySource): string {
  return fromEnvironment === undefined ? join(dataDir, 'secret.key') : 'MOORING_SECRET_KEY';
}

/**
 * The key: derived from `MOORING_SECRET_KEY`, else read from `secret.key` beside the database. Null where there is no such
 * file; throws where it is there but holds no key.
 */
export function readSecretKey(source: KeySource): Buffer | null {
  if (source.fromEnvironment !== undefined) {
    return Buffer.from(hkdfSync('sha256', source.fromEnvironment, '', 'mooring secrets', keyBytes));
  }
  const file = keyName(source);
  if (!existsSync(file)) return null;
  const key = Buffer.from(readFileSync(file, 'utf8'), 'base64');
  if (key.length !== keyBytes)
    throw new Error(`${file} does not hold a key. Restore it, or the stored passwords are lost.`);
  return key;
}

/** A new key, in a file that its owner alone can read. Never in the place of another. */
export function makeSecretKey({ dataDir }: Pick<KeySource, 'dataDir'>): Buffer {
  const key = randomBytes(keyBytes);
  writeFileSync(join(dataDir, 'secret.key'), key.toString('base64'), { mode: 0o600, flag: 'wx' });
  return key;
}
