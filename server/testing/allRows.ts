import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { Database } from '../db/database.ts';

export type AllRows = Readonly<Record<string, readonly unknown[]>>;

/** Every row of every table, but what is noted of any call (the audit log, and when somebody was seen) and the scans counted by themselves. */
export async function allRows({ read }: Database): Promise<AllRows> {
  const { rows: tables } = await sql<{
    name: string;
  }>`select name from sqlite_master where type = 'table' and name not like 'sqlite_%'
    and name not like 'audit%' and name not like '%vulnerability_counts' order by name`.execute(read);
  const all: Record<string, unknown[]> = {};
  for (const { name } of tables) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(read);
    all[name] = rows.map(({ last_seen_at, address, last_used_at, last_used_address, ...row }) => row);
  }
  return all;
}

/** Nothing waits to be counted behind the page. */
const isCounted = (state: AllRows) =>
  Object.entries(state).every(([table, rows]) => !table.endsWith('_due') || rows.length === 0);

/** Once what was begun before has ended, such as a sync that finds its registry away, and what it led to is counted. */
export async function settledRows(database: Database): Promise<AllRows> {
  for (let earlier = await allRows(database); ; ) {
    await sleep(100);
    const now = await allRows(database);
    if (isDeepStrictEqual(now, earlier) && isCounted(now)) return now;
    earlier = now;
  }
}
