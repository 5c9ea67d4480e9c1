import { randomBytes } from 'node:crypto';
import type { Database } from '../db/database.ts';
import type { SecretBox } from '../secrets/secretBox.ts';
import { readFact, writeFact } from './serverFacts.ts';

/** Also what it is sealed for. */
const name = 'derivation root';

/**
 * What keys for other purposes are derived from (`derivedKey`): random, and sealed like a secret, so that it stays the same when
 * the key that seals is replaced. Made where there is none, or where the key that sealed it is lost.
 */
export async function derivationRoot(database: Pick<Database, 'read' | 'write'>, secrets: SecretBox): Promise<Buffer> {
  const sealed = await readFact(database, name);
  const known = sealed === null ? null : openedRoot(sealed, secrets);
  if (known !== null) return known;
  const root = randomBytes(32);
  await writeFact(database.write, name, secrets.seal(root.toString('base64'), name));
  return root;
}

/** Null where the key that sealed it is lost. */
export function openedRoot(sealed: string, secrets: SecretBox): Buffer | null {
  try {
    return Buffer.from(secrets.open(sealed, name), 'base64');
  } catch {
    return null;
  }
}
