import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type ChainBreak, type Verdict, verifyChain } from './audit/verifyChain.ts';
import { readConfig } from './config.ts';
import { derivedKey } from './secrets/derivedKey.ts';
import { KeyRing } from './secrets/keyRing.ts';
import { keyName, readSecretKeys } from './secrets/secretKey.ts';
import { openedRoot } from './store/derivationRoot.ts';

/**
 * `npm run audit:verify`: says whether the audit log is as it was written, or where it is not any more, and ends with 1 then. It only reads,
 * beside a server that runs or is stopped.
 */
function verdictOf(environment: NodeJS.ProcessEnv): Verdict {
  const { dataDir, key } = readConfig(environment);
  const source = { dataDir, ...key };
  const keys = readSecretKeys(source);
  if (keys === null) throw new Error(`${keyName(source)} is missing: without it nothing can be proven.`);
  const path = join(dataDir, 'mooring.db');
  if (!existsSync(path)) throw new Error(`${path} is missing.`);
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    database.exec('pragma busy_timeout = 10000');
    if (database.prepare(`select 1 from sqlite_schema where name = 'audit_entries'`).get() === undefined) {
      throw new Error('An earlier version has written this data, and chained nothing. Start this version once.');
    }
    const fact = database.prepare(`select value from server_facts where name = 'derivation root'`).get();
    const root = openedRoot(String(fact?.value), new KeyRing(keys.current, keys.former));
    if (root === null)
      throw new Error(`${keyName(source)} is not the key of this data: with it nothing can be proven.`);
    return verifyChain(database, derivedKey(root, 'audit log'));
  } finally {
    database.close();
  }
}

function sentenceOf(broken: ChainBreak): string {
  switch (broken.what) {
    case 'changed':
      return `Entry ${broken.from} is not what was written there: it was changed, put there, or moved.`;
    case 'reordered':
      return `Entry ${broken.from} was written behind another entry than the one that stands before it.`;
    case 'missing':
      return broken.from === broken.to
        ? `Entry ${broken.from} was removed.`
        : `Entries ${broken.from} to ${broken.to} were removed.`;
    case 'anchor':
      return 'The anchor, behind which the log begins, was changed.';
    case 'head':
      return 'The mark of where the log ends was changed or removed.';
    case 'key':
      return `Entry ${broken.from} was written with another secret key, or changed to say so: it cannot be proven.`;
  }
}

const time = (ms: number | null) => (ms === null ? '' : new Date(ms).toISOString());

try {
  const { entries, from, to, anchor, broken } = verdictOf(process.env);
  const pruned = anchor === 0 ? '' : ` Entries 1 to ${anchor} were pruned after their year; the anchor is signed.`;
  const proven = entries === 0 ? 'No entries.' : `${entries} entries from ${time(from)} to ${time(to)} are whole.`;
  process.stdout.write(`${proven}${pruned}\n`);
  if (broken !== null) {
    process.stderr.write(`${sentenceOf(broken)}\n`);
    process.exitCode = 1;
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
