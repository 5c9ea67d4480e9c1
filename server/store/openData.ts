import { createHash, randomUUID } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, openDatabase } from '../db/database.ts';
import { lockData } from '../db/lockData.ts';
import { secureDataFolder } from '../db/secureDataFolder.ts';
import { type KeyChoice, provenKey } from './provenKey.ts';
import { readFact, writeFact } from './serverFacts.ts';
import { upgradeSecrets } from './upgradeSecrets.ts';

/** A data folder that is this server's until it is closed. */
export interface OpenedData {
  readonly database: Database;
  readonly secretKey: Buffer;
  /** Tells this folder from any other: also from a copy of it beside it. */
  readonly id: string;
  /** What an operator should know, a sentence each. */
  readonly warnings: readonly string[];
  close(): Promise<void>;
}

/**
 * Closes the folder to others, locks it, opens its database, proves its key and seals what earlier versions have sealed anew. Throws a sentence for a person, and then
 * leaves nothing open. A database that is handed in stays open.
 */
export async function openData(choice: KeyChoice, given?: Database): Promise<OpenedData> {
  const { dataDir } = choice;
  const mended = secureDataFolder(dataDir);
  const lock = lockData(dataDir);
  let database = given;
  const close = async () => {
    if (given === undefined) await database?.close();
    lock.close();
  };
  try {
    database ??= await openDatabase(join(dataDir, 'mooring.db'));
    const { key, isReplacement } = await provenKey(database, choice);
    await upgradeSecrets(database, key);
    const warnings = [
      ...mended.map((path) => `${path} was open to other users of this machine; it is not any more`),
      ...(isReplacement
        ? ['another secret key is in use: passwords sealed with the former one have to be entered again']
        : []),
    ];
    return { database, secretKey: key, id: await dataIdOf(database, dataDir), warnings, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The id of a data folder. The data's own id travels with a copy, and the path is the same in every container: it is of both. */
export async function dataIdOf(database: Database, dataDir: string): Promise<string> {
  const known = await readFact(database, 'data id');
  const dataId = known ?? randomUUID();
  if (known === null) await writeFact(database.write, 'data id', dataId);
  return createHash('sha256')
    .update(`${dataId} ${realpathSync(dataDir)}`)
    .digest('hex')
    .slice(0, 12);
}
