import { createHash, randomUUID } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { type Database, openDatabase } from '../db/database.ts';
import { lockData } from '../db/lockData.ts';
import type { OnMigrationProgress } from '../db/migrate.ts';
import { secureDataFolder } from '../db/secureDataFolder.ts';
import type { KeyRing } from '../secrets/keyRing.ts';
import { derivationRoot } from './derivationRoot.ts';
import { type KeyChoice, provenKey } from './provenKey.ts';
import { readFact, writeFact } from './serverFacts.ts';
import { upgradeSecrets } from './upgradeSecrets.ts';

/** What a data folder holds. */
interface OpenedData {
  readonly database: Database;
  /** Seals and opens what must never be shown. */
  readonly keys: KeyRing;
  /** What keys for other purposes are derived from. */
  readonly derivationRoot: Buffer;
  /** Tells this folder from any other: also from a copy of it beside it. */
  readonly id: string;
  /** What an operator should know, a sentence each. */
  readonly warnings: readonly string[];
}

/** A data folder that is this server's until it is closed. */
export class DataFolder {
  readonly #path: string;
  readonly #lock: DatabaseSync;
  readonly #mended: readonly string[];
  #opened: Database | undefined;

  /** Closes the folder to other users of the machine, and keeps it to this server. Throws a sentence for a person. */
  constructor(path: string) {
    this.#path = path;
    this.#mended = secureDataFolder(path);
    this.#lock = lockData(path);
  }

  /**
   * Opens the database, upgrading what an earlier version has left; proves its key and seals what earlier versions have sealed anew.
   * Throws a sentence for a person. A database that is handed in stays open.
   */
  async open(key: Omit<KeyChoice, 'dataDir'>, onProgress: OnMigrationProgress, given?: Database): Promise<OpenedData> {
    const database = given ?? (await openDatabase(join(this.#path, 'mooring.db'), onProgress));
    if (given === undefined) this.#opened = database;
    const proven = await provenKey(database, { ...key, dataDir: this.#path });
    await upgradeSecrets(database, proven.keys);
    const warnings = [
      ...this.#mended.map((path) => `${path} was open to other users of this machine; it is not any more`),
      ...(proven.isReplacement
        ? ['another secret key is in use: passwords sealed with the former one have to be entered again']
        : []),
    ];
    return {
      database,
      keys: proven.keys,
      derivationRoot: await derivationRoot(database, proven.keys),
      id: await dataIdOf(database, this.#path),
      warnings,
    };
  }

  async close(): Promise<void> {
    await this.#opened?.close();
    this.#lock.close();
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
