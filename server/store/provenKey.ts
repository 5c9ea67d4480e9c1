import type { Database } from '../db/database.ts';
import { createSecretBox } from '../secrets/secretBox.ts';
import { type KeySource, keyName, makeSecretKey, readSecretKey } from '../secrets/secretKey.ts';
import { readFact, writeFact } from './serverFacts.ts';
import { passwordPurpose, tokenPurpose } from './storedTarget.ts';

export interface KeyChoice extends KeySource {
  /** `MOORING_REPLACE_SECRET_KEY`: goes on with another key, since the former is lost; what it sealed stays shut. */
  readonly replaceLost: boolean;
}

export interface ProvenKey {
  readonly key: Buffer;
  /** Whether it took the place of the one that sealed what is stored. */
  readonly isReplacement: boolean;
}

interface Sealed {
  readonly text: string;
  readonly purpose: string;
}

const checkPurpose = 'key check';

/**
 * The key, proven by what is stored: a server with another one would seal new passwords beside those that it cannot open,
 * and be noticed only when a registry fails. A key is made only where nothing was sealed yet. Throws a sentence for a person.
 */
export async function provenKey(database: Database, choice: KeyChoice): Promise<ProvenKey> {
  const check = await readFact(database, checkPurpose);
  const sealed = check === null ? await sealedBefore(database) : [{ text: check, purpose: checkPurpose }];
  const found = readSecretKey(choice);
  const fits = sealed.length === 0 || (found !== null && sealed.some((one) => opens(found, one)));
  if (!fits && !choice.replaceLost) throw new Error(refusal(choice, found === null));
  const key = found ?? makeSecretKey(choice);
  if (!fits || check === null) {
    await writeFact(database, checkPurpose, createSecretBox(key).seal(checkPurpose, checkPurpose));
  }
  return { key, isReplacement: !fits };
}

/** Data of a version that kept no check: one secret that opens is enough, others may be of an older key. */
async function sealedBefore({ read }: Database): Promise<readonly Sealed[]> {
  const passwords = await read.selectFrom('registries').select('password_sealed as text').execute();
  const tokens = await read.selectFrom('registry_organizations').select('token_sealed as text').execute();
  return [
    ...passwords.map(({ text }) => ({ text, purpose: passwordPurpose })),
    ...tokens.map(({ text }) => ({ text, purpose: tokenPurpose })),
  ];
}

function opens(key: Buffer, { text, purpose }: Sealed): boolean {
  try {
    createSecretBox(key).open(text, purpose);
    return true;
  } catch {
    return false;
  }
}

function refusal(choice: KeyChoice, isMissing: boolean): string {
  const name = keyName(choice);
  const seen = isMissing
    ? `${name} is missing, but passwords in the database are sealed with it.`
    : `${name} is not the key that passwords in the database are sealed with.`;
  return `${seen} Restore it (or MOORING_SECRET_KEY, where that held it). If it is lost, start once with MOORING_REPLACE_SECRET_KEY=1 and enter the passwords of all registries again.`;
}
