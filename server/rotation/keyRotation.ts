import { statSync } from 'node:fs';
import type { Logger } from 'pino';
import type { AuditLog } from '../audit/auditLog.ts';
import { machineEntry } from '../audit/machineAudit.ts';
import { BackgroundLoop } from '../concurrency/backgroundLoop.ts';
import type { Database } from '../db/database.ts';
import type { KeyRing } from '../secrets/keyRing.ts';
import {
  type KeySource,
  keyFile,
  newKey,
  readSecretKeys,
  type SecretKeys,
  writeSecretKeys,
} from '../secrets/secretKey.ts';
import { type Resealed, reseal } from './reseal.ts';

/** How often a running server looks whether its key is to be replaced, ms. */
const lookEveryMs = 500;
const afterFailureMs = 10_000;

interface KeyRotationOptions {
  readonly database: Pick<Database, 'write'>;
  readonly keys: KeyRing;
  readonly source: KeySource;
  readonly audit: Pick<AuditLog, 'record'>;
  readonly log: Logger;
}

/**
 * Begins to replace the key: a new one stands in the file before the former, and seals from now on. One that was begun goes on. Never
 * by two at once.
 */
export function beginRotation(dataDir: string, present: SecretKeys): SecretKeys {
  if (present.former.length > 0) return present;
  const keys = { current: newKey(), former: [present.current] };
  writeSecretKeys(dataDir, keys);
  return keys;
}

/** Seals everything with the ring's present key, and lets the former ones go. What ends it in between leaves keys that open everything. */
export async function endRotation(
  { database, keys, source }: Omit<KeyRotationOptions, 'audit' | 'log'>,
  signal: AbortSignal,
): Promise<Resealed> {
  const done = await reseal(database, keys, signal);
  if (source.fromEnvironment === undefined) writeSecretKeys(source.dataDir, { current: keys.current, former: [] });
  keys.replace(keys.current, []);
  return done;
}

/**
 * Replaces the key of a server while it works: it looks after the file of keys, takes over what `rotate-key` puts there, seals everything anew
 * behind the page and lets the former key go. So does a server that starts in the middle, or with a former key in its environment.
 */
export class KeyRotation {
  readonly #options: KeyRotationOptions;
  readonly #loop: BackgroundLoop;
  /** Tells whether the file is another than when it was read last. */
  #seen = '';

  constructor(options: KeyRotationOptions) {
    this.#options = options;
    this.#loop = new BackgroundLoop({
      round: (signal) => this.#round(signal),
      log: options.log,
      failed: 'the former key could not be let go yet',
      againMs: afterFailureMs,
    });
  }

  start(): void {
    this.#loop.start();
  }

  async stop(): Promise<void> {
    await this.#loop.stop();
  }

  async #round(signal: AbortSignal): Promise<number | null> {
    const { keys, source, audit, log } = this.#options;
    if (source.fromEnvironment === undefined) this.#lookAtFile();
    if (keys.former.length > 0) {
      const { sealed, unreadable } = await audit.record(machineEntry('RotateKey'), () =>
        endRotation(this.#options, signal),
      );
      log.info({ sealed, unreadable }, doneText(source));
    }
    return source.fromEnvironment === undefined ? lookEveryMs : null;
  }

  #lookAtFile(): void {
    const { keys, source, log } = this.#options;
    const stats = statSync(keyFile(source.dataDir), { throwIfNoEntry: false });
    const seen = `${stats?.ino} ${stats?.mtimeMs} ${stats?.size}`;
    if (seen === this.#seen) return;
    const read = readSecretKeys(source);
    this.#seen = seen;
    if (read !== null && [read.current, ...read.former].some((key) => key.equals(keys.current))) {
      if (!read.current.equals(keys.current)) log.info('secrets are sealed with a new key from now on');
      keys.replace(read.current, read.former);
    } else {
      log.error(
        { file: keyFile(source.dataDir) },
        'this file does not hold the key in use any more: restore it, or the next start is refused',
      );
    }
  }
}

function doneText({ fromEnvironment }: KeySource): string {
  return fromEnvironment === undefined
    ? 'all secrets are sealed with the new key; the former one is gone'
    : 'all secrets are sealed with MOORING_SECRET_KEY; MOORING_FORMER_SECRET_KEY is needed no more';
}
