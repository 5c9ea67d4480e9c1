import { createHmac } from 'node:crypto';
import type { AuditEntriesTable, AuditMarksTable } from '../db/tables/auditTables.ts';
import { derivedKey } from '../secrets/derivedKey.ts';

export type AuditRow = AuditEntriesTable;
/** An entry before it has its place in the chain. */
export type AuditDraft = Omit<AuditRow, 'id' | 'previous' | 'hash' | 'key_id'>;

/** What entries are hashed by. */
export interface ChainKey {
  /** Tells keys apart, and nothing of a key. */
  readonly id: string;
  readonly bytes: Buffer;
}

export function chainKey(bytes: Buffer): ChainKey {
  return { id: derivedKey(bytes, 'key id').toString('base64url').slice(0, 8), bytes };
}

/** All that an entry says, in the order in which it is hashed. Entries are hashed as they were written: nothing here may ever change places. */
export const hashedColumns = [
  'id',
  'key_id',
  'kind',
  'begun_id',
  'at',
  'begun_at',
  'request_id',
  'user_name',
  'role',
  'door',
  'access_key_id',
  'address',
  'center',
  'action',
  'subject_type',
  'subject_id',
  'subject_name',
  'target',
  'fields',
  'changes',
  'outcome',
] as const satisfies readonly Exclude<keyof AuditRow, 'previous' | 'hash'>[];

/** The hash of an entry, over that of the one before it. */
export function entryHash(key: ChainKey, row: Omit<AuditRow, 'hash'>): string {
  return mac(key, ['entry', row.previous, ...hashedColumns.map((name) => row[name])]);
}

/** What proves that a mark was set by who has the key. */
export function markSignature(key: ChainKey, mark: Omit<AuditMarksTable, 'signature'>): string {
  return mac(key, ['mark', mark.name, mark.key_id, mark.id, mark.hash, mark.at]);
}

/** JSON of a list of texts, numbers and nulls: it can be read in one way only. */
function mac({ bytes }: ChainKey, parts: readonly (string | number | null)[]): string {
  return createHmac('sha256', bytes).update(JSON.stringify(parts)).digest('base64url');
}
