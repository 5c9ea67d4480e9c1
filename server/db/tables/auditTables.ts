import type { Role } from '#contract/access/roles.ts';
import type { Center } from '#contract/center.ts';

/** Who did what: entries that are only added, and what proves that none of them was changed. Times are ms since 1970. */
export interface AuditTables {
  audit_entries: AuditEntriesTable;
  audit_marks: AuditMarksTable;
}

/** One entry when an act begins and one when it has ended; triggers refuse to change any, and to delete any but those before the anchor. */
export interface AuditEntriesTable {
  /** Its place in the chain, one more than that of the entry before. */
  id: number;
  /** The hash of the entry before; '' for the very first. */
  previous: string;
  hash: string;
  /** Which key it was hashed by; tells nothing of that. */
  key_id: string;
  kind: 'begun' | 'ended';
  /** The entry of its beginning; null where nothing was noted before it had ended. */
  begun_id: number | null;
  at: number;
  begun_at: number | null;
  request_id: string;
  /** '' where nobody of ours is signed in. */
  user_name: string;
  role: Role | null;
  door: string;
  access_key_id: string | null;
  /** From where; '' where it is not known. */
  address: string;
  center: Center | null;
  action: string;
  /** What it was about, in names that people know. */
  subject_type: string | null;
  subject_id: string | null;
  subject_name: string;
  /** Parameters that are told, `RegistryId=3 …`. */
  target: string;
  /** The names of the parameters that were given. */
  fields: string;
  /** What it changed, a JSON list of `AuditChange`. */
  changes: string;
  /** `OK` or the error code; `Unfinished` of a beginning. */
  outcome: string;
}

/** Two places in the chain, signed: the anchor, before which entries were pruned, and the head, behind which none was added. */
export interface AuditMarksTable {
  name: 'anchor' | 'head';
  key_id: string;
  /** Of the entry there. */
  id: number;
  hash: string;
  at: number;
  signature: string;
}
