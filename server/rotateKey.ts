import { accessSync, constants, existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { machineEntry, withAudit } from './audit/machineAudit.ts';
import { type Config, readConfig } from './config.ts';
import { DataInUse, lockRotation } from './db/lockData.ts';
import { createLog } from './log.ts';
import { beginRotation, endRotation } from './rotation/keyRotation.ts';
import { keyFile, readSecretKeys, type SecretKeys } from './secrets/secretKey.ts';
import { DataFolder } from './store/dataFolder.ts';
import { proveBesideServer } from './store/provenKey.ts';

/**
 * `npm run rotate-key`: replaces the key that seals secrets, by whoever may read the data anyway. A running server is handed the new
 * key through its file and seals everything anew while it works; beside a stopped one this does it. Whenever it is ended, the next
 * run goes on, and so does a server that is started meanwhile.
 */
const lookEveryMs = 200;
const saidAgainMs = 10_000;

const say = (text: string) => process.stdout.write(`${text}\n`);

/** Null while a server has it. */
function freeFolder(dataDir: string): DataFolder | null {
  try {
    return new DataFolder(dataDir);
  } catch (error) {
    if (error instanceof DataInUse) return null;
    throw error;
  }
}

async function rotateStopped(folder: DataFolder, config: Config): Promise<void> {
  const { dataDir, key } = config;
  try {
    const { database, keys, derivationRoot } = await folder.open(key, () => {});
    if (key.fromEnvironment === undefined) {
      const { current, former } = beginRotation(dataDir, keys);
      keys.replace(current, former);
    }
    const source = { dataDir, ...key };
    const { sealed, unreadable } = await withAudit(
      { database, derivationRoot },
      { log: createLog(config.log), place: config.auditLog },
      (audit) =>
        audit.record(machineEntry('RotateKey'), () =>
          endRotation({ database, keys, source }, new AbortController().signal),
        ),
    );
    say(`${sealed} secrets were sealed anew. The former key opens nothing any more.`);
    if (unreadable > 0) say(`${unreadable} were sealed with a key that was lost earlier: enter them again.`);
    if (key.fromEnvironment !== undefined) say('MOORING_FORMER_SECRET_KEY is needed no more.');
  } finally {
    await folder.close();
  }
}

function keysOfServer({ dataDir }: Config): SecretKeys {
  const keys = readSecretKeys({ dataDir, fromEnvironment: undefined });
  if (keys !== null && proveBesideServer(dataDir, keys)) return keys;
  throw new Error(byEnvironment);
}

const byEnvironment = [
  'The server’s key does not come from secret.key. Where it comes from the environment, start the server with the new key in MOORING_SECRET_KEY',
  'and the former one in MOORING_FORMER_SECRET_KEY: it seals everything anew while it works, and says when it is done.',
].join(' ');

async function rotate(config: Config): Promise<void> {
  const { dataDir, key } = config;
  const isByEnvironment = key.fromEnvironment !== undefined;
  if (isByEnvironment && key.formerFromEnvironment === undefined) throw new Error(byEnvironment);
  let begun: SecretKeys | undefined;
  for (let waited = 0; ; waited += lookEveryMs) {
    const folder = freeFolder(dataDir);
    // A server that was stopped meanwhile leaves the rest to this.
    if (folder !== null) return rotateStopped(folder, config);
    if (isByEnvironment) throw new Error(byEnvironment);
    if (begun === undefined) {
      begun = beginRotation(dataDir, keysOfServer(config));
      say(
        `A new key stands in ${keyFile(dataDir)}. The running server seals everything with it, and lets the former one go.`,
      );
    } else if (readSecretKeys({ dataDir, fromEnvironment: undefined })?.former.length === 0) {
      say('Done. The former key opens nothing any more.');
      return;
    } else if (waited % saidAgainMs === 0) {
      say('Still at work. This may be ended with Ctrl-C: the server goes on by itself.');
    }
    await wait(lookEveryMs);
  }
}

function refuseReadOnly(dataDir: string): void {
  try {
    accessSync(dataDir, constants.W_OK);
  } catch (cause) {
    throw new Error(`Nothing can be written to ${dataDir}. Nothing was begun.`, { cause });
  }
}

try {
  const config = readConfig(process.env);
  if (!existsSync(join(config.dataDir, 'mooring.db')))
    throw new Error(`There is no data of Mooring in ${config.dataDir}.`);
  refuseReadOnly(config.dataDir);
  const alone = lockRotation(config.dataDir);
  try {
    await rotate(config);
  } finally {
    alone.close();
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
