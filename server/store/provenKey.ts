import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Database } from '../db/database.ts';
import { KeyRing } from '../secrets/keyRing.ts';
import { isSeal } from '../secrets/seal.ts';
import { type KeySource, keyName, makeSecretKey, readSecretKeys, type SecretKeys } from '../secrets/secretKey.ts';
import { readFact, writeFact } from './serverFacts.ts';
import { earlierPurposes } from './upgradeSecrets.ts';

export interface KeyChoice extends KeySource {
  /** `MOORING_REPLACE_SECRET_KEY`: goes on with another key, since the former is lost; what it sealed stays shut. */
  readonly replaceLost: boolean;
}

interface ProvenKey {
  readonly keys: KeyRing;
  /** Whether it took the place of the one that sealed what is stored. */
  readonly isReplacement: boolean;
}

/** A fact's name, and what it is sealed for. */
const checkPurpose = 'key check';

/**
 * The key, and former ones where it is being replaced, proven by what is stored: a server with another one would seal new passwords beside those that it cannot open,
 * and be noticed only when a registry fails. A key is made only where nothing was sealed yet. Throws a sentence for a person.
 */
export async function provenKey(database: Database, choice: KeyChoice): Promise<ProvenKey> {
  const check = await readFact(database, checkPurpose);
  const read = readSecretKeys(choice);
  const found = read && new KeyRing(read.current, read.former);
  const fits = check === null ? await opensEarlier(database, found) : found !== null && opensCheck(found, check);
  if (!fits && !choice.replaceLost) throw new Error(refusal(choice, found === null));
  const keys = found ?? new KeyRing(makeSecretKey(choice));
  if (!fits || check === null) {
    await writeFact(database.write, checkPurpose, keys.seal(checkPurpose, checkPurpose));
  }
  return { keys, isReplacement: !fits };
}

/** Whether these are the keys of the data that a running server has, as far as it keeps a check. */
export function proveBesideServer(dataDir: string, { current, former }: SecretKeys): boolean {
  const database = new DatabaseSync(join(dataDir, 'mooring.db'), { readOnly: true });
  try {
    const check = database.prepare('select value from server_facts where name = ?').get(checkPurpose)?.value;
    return typeof check === 'string' && opensCheck(new KeyRing(current, former), check);
  } finally {
    database.close();
  }
}

/** Data of a version that kept no check: one secret that opens is enough, others may be of an older key. True where there is none. */
async function opensEarlier({ read }: Database, keys: KeyRing | null): Promise<boolean> {
  const passwords = await read.selectFrom('registries').select('password_sealed as text').execute();
  const tokens = await read.selectFrom('registry_organizations').select('token_sealed as text').execute();
  const sealed = [
    ...passwords.map(({ text }) => ({ text, purpose: earlierPurposes.password })),
    ...tokens.map(({ text }) => ({ text, purpose: earlierPurposes.token })),
  ].filter(({ text }) => isSeal(text));
  const opens = (text: string, purpose: string) => keys !== null && succeeds(() => keys.openEarlier(text, purpose));
  return sealed.length === 0 || sealed.some(({ text, purpose }) => opens(text, purpose));
}

function opensCheck(keys: KeyRing, check: string): boolean {
  return succeeds(() => keys.open(check, checkPurpose));
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
