import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import * as z from 'zod/mini';
import { type AuditRow, type ChainKey, chainKey, entryHash, markSignature } from './chainHash.ts';

/** Why the log is not as it was written. `from` and `to` are places in the chain. */
export type ChainBreak =
  /** What stands there is not what was written there: it was changed, put there, or has another's place. */
  | { readonly what: 'changed'; readonly from: number }
  /** The one before it is another than it was written behind. */
  | { readonly what: 'reordered'; readonly from: number }
  | { readonly what: 'missing'; readonly from: number; readonly to: number }
  /** The signed place that the log begins behind, or the one that it ends at, is not as it was signed, or is not there. */
  | { readonly what: 'anchor' | 'head' }
  /** It was hashed by another key than this one. */
  | { readonly what: 'key'; readonly from: number };

export interface Verdict {
  /** Entries that are proven. */
  readonly entries: number;
  /** When the first and the last of them were written, ms since 1970. */
  readonly from: number | null;
  readonly to: number | null;
  /** Entries until there were pruned, and are proven by the anchor; 0 for none. */
  readonly anchor: number;
  readonly broken: ChainBreak | null;
}

type MarkName = 'anchor' | 'head';

/** The columns that numbers and nulls stand in, as nobody's file need have them so. */
const number = z.number();
const text = z.string();
const rowSchema = z.object({
  id: number,
  previous: text,
  hash: text,
  key_id: text,
  kind: z.enum(['begun', 'ended']),
  begun_id: z.nullable(number),
  at: number,
  begun_at: z.nullable(number),
  request_id: text,
  user_name: text,
  role: z.nullable(z.enum(['administrator', 'operator', 'viewer'])),
  door: text,
  access_key_id: z.nullable(text),
  address: text,
  center: z.nullable(z.enum(['cn', 'intl'])),
  action: text,
  subject_type: z.nullable(text),
  subject_id: z.nullable(text),
  subject_name: text,
  target: text,
  fields: text,
  changes: text,
  outcome: text,
}) satisfies z.ZodMiniType<AuditRow>;
const markSchema = z.object({
  name: z.enum(['anchor', 'head']),
  key_id: text,
  id: number,
  hash: text,
  at: number,
  signature: text,
});

/**
 * Reads the whole log, as it stands at one moment, and proves that it is what was written: by who has the secret key, each entry behind the
 * one before it, from the anchor to the head.
 */
export function verifyChain(database: DatabaseSync, key: Buffer): Verdict {
  database.exec('begin');
  try {
    return read(database, chainKey(key));
  } finally {
    database.exec('rollback');
  }
}

function read(database: DatabaseSync, key: ChainKey): Verdict {
  const anchor = markOf(database, 'anchor', key);
  let verdict: Verdict = {
    entries: 0,
    from: null,
    to: null,
    anchor: anchor === 'broken' ? 0 : (anchor?.id ?? 0),
    broken: null,
  };
  const broken = (found: ChainBreak): Verdict => ({ ...verdict, broken: found });
  if (anchor === 'broken') return broken({ what: 'anchor' });
  let last = { id: anchor?.id ?? 0, hash: anchor?.hash ?? '' };
  for (const stored of database.prepare('select * from audit_entries order by id').iterate()) {
    const place = Number(stored.id);
    if (place > last.id + 1) return broken({ what: 'missing', from: last.id + 1, to: place - 1 });
    const row = rowSchema.safeParse(stored);
    if (!row.success) return broken({ what: 'changed', from: place });
    if (row.data.key_id !== key.id) return broken({ what: 'key', from: place });
    if (place <= last.id || entryHash(key, row.data) !== row.data.hash) return broken({ what: 'changed', from: place });
    if (row.data.previous !== last.hash) return broken({ what: 'reordered', from: place });
    last = row.data;
    verdict = { ...verdict, entries: verdict.entries + 1, from: verdict.from ?? row.data.at, to: row.data.at };
  }
  const head = markOf(database, 'head', key);
  if (head === 'broken' || (head === null && last.id > 0)) return broken({ what: 'head' });
  if (head === null) return verdict;
  if (head.id > last.id) return broken({ what: 'missing', from: last.id + 1, to: head.id });
  return head.id === last.id && head.hash === last.hash ? verdict : broken({ what: 'head' });
}

function markOf(database: DatabaseSync, name: MarkName, key: ChainKey): z.infer<typeof markSchema> | null | 'broken' {
  const stored: Record<string, SQLOutputValue> | undefined = database
    .prepare('select * from audit_marks where name = ?')
    .get(name);
  if (stored === undefined) return null;
  const mark = markSchema.safeParse(stored);
  if (!mark.success) return 'broken';
  const { signature, ...unsigned } = mark.data;
  return markSignature(key, unsigned) === signature ? mark.data : 'broken';
}
