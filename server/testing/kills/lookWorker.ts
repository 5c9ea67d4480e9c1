import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';

/** What is stored in a data folder. */
export interface Stored {
  /** The migrations that it has been through. */
  readonly applied: readonly string[];
  /** Of its form, and of every row of images and of what is known of them. */
  readonly fingerprint: string;
  /** Empty where it is sound. */
  readonly defects: readonly unknown[];
}

/** Not what a server writes beside them once it is up. */
const kept = ['registries', 'repositories', 'images', 'image_totals', 'digests', 'digest_totals', 'image_tags_data'];

/** The audit log of earlier versions, which a server that is up chains and puts away. */
const unchained = /audit_entries_unchained/;

function look(dataDir: string): Stored {
  const database = new DatabaseSync(join(dataDir, 'mooring.db'), { readOnly: true });
  const all = (query: string) => database.prepare(query).all();
  const hash = createHash('sha256');
  for (const { type, name, sql } of all('select type, name, sql from sqlite_schema order by type, name')) {
    if (unchained.test(String(name))) continue;
    hash.update(`${type} ${name} ${sql}`);
    if (type !== 'table' || !kept.includes(String(name))) continue;
    for (const row of database.prepare(`select * from ${name}`).iterate()) hash.update(JSON.stringify(row));
  }
  const stored = {
    applied: all('select name from kysely_migration order by name').map(({ name }) => String(name)),
    fingerprint: hash.digest('hex'),
    defects: [
      ...all('pragma integrity_check').filter((row) => row.integrity_check !== 'ok'),
      ...all('pragma foreign_key_check'),
    ],
  };
  database.close();
  return stored;
}

parentPort?.postMessage(look(String(workerData)));
