import { type Kysely, sql } from 'kysely';
import type { Center } from '#contract/center.ts';
import type { Tables } from '../db/tables/tables.ts';
import type { AuditDraft } from './chainHash.ts';

/** An entry of a version that kept one row for each act, and changed it when the act had ended. */
interface EarlierEntry {
  readonly id: number;
  readonly at: number;
  readonly request_id: string;
  readonly user_name: string;
  readonly access_key_id: string | null;
  readonly center: Center | null;
  readonly action: string;
  readonly target: string;
  readonly fields: string;
  readonly outcome: string;
  readonly ended_at: number | null;
}

const batchSize = 1_000;

/** Chains what earlier versions have noted, in their order, each batch in a transaction that takes it from there; then drops their table. */
export async function takeEarlierEntries(
  write: Kysely<Tables>,
  store: (transaction: Kysely<Tables>, drafts: readonly AuditDraft[]) => Promise<unknown>,
): Promise<void> {
  const { rows: tables } = await sql`select 1 from sqlite_schema where name = 'audit_entries_unchained'`.execute(write);
  if (tables.length === 0) return;
  let isMore = true;
  while (isMore) {
    isMore = await write.transaction().execute(async (transaction) => {
      const { rows } = await sql<EarlierEntry>`
        select * from audit_entries_unchained order by id limit ${batchSize}`.execute(transaction);
      const last = rows.at(-1);
      if (last === undefined) return false;
      await store(transaction, rows.map(draftOf));
      await sql`delete from audit_entries_unchained where id <= ${last.id}`.execute(transaction);
      return true;
    });
  }
  await sql`drop table audit_entries_unchained`.execute(write);
}

function draftOf({ id: _, at, access_key_id, ended_at, ...entry }: EarlierEntry): AuditDraft {
  const hasEnded = ended_at !== null;
  return {
    ...entry,
    kind: hasEnded ? 'ended' : 'begun',
    begun_id: null,
    at: ended_at ?? at,
    begun_at: hasEnded ? at : null,
    role: null,
    door: access_key_id === null ? 'console' : 'accessKey',
    access_key_id,
    address: /^Address=(\S+)$/.exec(entry.target)?.[1] ?? '',
    subject_type: null,
    subject_id: null,
    subject_name: '',
    changes: '[]',
  };
}
