import { hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const keyBytes = 32;

/**
 * The key that seals secrets: derived from `MOORING_SECRET_KEY` where that is set, else read from
 * `secret.key` beside the database, which is created on the first start, readable by its owner only.
 * Throws when the file is there but no key.
 */
export function loadSecretKey(dataDir: string, fromEnvironment: string | undefined): Buffer {
  if (fromEnvironment !== undefined) {
    return Buffer.from(hkdfSync('sha256', fromEnvironment, '', 'mooring secrets', keyBytes));
  }
  const file = join(dataDir, 'secret.key');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    writeFileSync(file, randomBytes(keyBytes).toString('base64'), { mode: 0o600, flag: 'wx' });
  }
  const key = Buffer.from(readFileSync(file, 'utf8'), 'base64');
  if (key.length !== keyBytes)
    throw new Error(`${file} does not hold a key. Restore it, or the stored passwords are lost.`);
  return key;
}
