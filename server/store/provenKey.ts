import type { Database } from '../db/database.ts';
import { createSecretBox, isSeal, openEarlierSeal } from '../secrets/secretBox.ts';
import { type KeySource, keyName, makeSecretKey, readSecretKey } from '../secrets/secretKey.ts';
import { readFact, writeFact } from './serverFacts.ts';
import { earlierPurposes } from './upgradeSecrets.ts';

export interface KeyChoice extends KeySource {
  /** `MOORING_REPLACE_SECRET_KEY`: goes on with another key, since the former is lost; what it sealed stays shut. */
  readonly replaceLost: boolean;
}

export interface ProvenKey {
  readonly key: Buffer;
  /** Whether it took the place of the one that sealed what is stored. */
  readonly isReplacement: boolean;
}

const checkPurpose = 'key check';

/**
 * The key, proven by what is stored: a server with another one would seal new passwords beside those that it cannot open,
 * and be noticed only when a registry fails. A key is made only where nothing was sealed yet. Throws a sentence for a person.
 */
export async function provenKey(database: Database, choice: KeyChoice): Promise<ProvenKey> {
  const check = await readFact(database, checkPurpose);
  const found = readSecretKey(choice);
  const fits = check === null ? await opensEarlier(database, found) : found !== null && opensCheck(found, check);
  if (!fits && !choice.replaceLost) throw new Error(refusal(choice, found === null));
  const key = found ?? makeSecretKey(choice);
  if (!fits || check === null) {
    await writeFact(database.write, checkPurpose, createSecretBox(key).seal(checkPurpose, checkPurpose));
  }
  return { key, isReplacement: !fits };
}

/** Data of a version that kept no check: one secret that opens is enough, others may be of an older key. True where there is none. */
async function opensEarlier({ read }: Database, key: Buffer | null): Promise<boolean> {
  const passwords = await read.selectFrom('registries').select('password_sealed as text').execute();
  const tokens = await read.selectFrom('registry_organizations').select('token_sealed as text').execute();
  const sealed = [
    ...passwords.map(({ text }) => ({ text, purpose: earlierPurposes.password })),
    ...tokens.map(({ text }) => ({ text, purpose: earlierPurposes.token })),
  ].filter(({ text }) => isSeal(text));
  const opens = (text: string, purpose: string) => key !== null && succeeds(() => openEarlierSeal(key, text, purpose));
  return sealed.length === 0 || sealed.some(({ text, purpose }) => opens(text, purpose));
}

function opensCheck(key: Buffer, check: string): boolean {
  return succeeds(() => createSecretBox(key).open(check, checkPurpose));
}

function succeeds(open: () => string): boolean {
  try {
    open();
    return true;
  } catch {
    return false;
  }
}

function refusal(choice: KeyChoice, isMissing: boolean): string {
  const name = keyName(choice);
  const seen = isMissing
    ? `${name} is missing, and this data is sealed with it.`
    : `${name} is not the key that this data is sealed with.`;
  return `${seen} Restore it (or MOORING_SECRET_KEY, where that held it). If it is lost, start once with MOORING_REPLACE_SECRET_KEY=1 and enter the passwords of all registries again.`;
}
