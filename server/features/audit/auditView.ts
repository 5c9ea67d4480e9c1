import { type AuditLogEntry, auditEntrySchema, auditResultOf } from '#contract/access/audit.ts';
import type { AuditEntriesTable } from '../../db/tables/auditTables.ts';

const { Door, Subject } = auditEntrySchema.shape;

/** An entry as the wire has it. */
export function auditView(row: AuditEntriesTable): AuditLogEntry {
  const subject = Subject.safeParse({ Type: row.subject_type, Id: row.subject_id, Name: row.subject_name });
  return {
    Id: row.id,
    Time: row.at,
    ...(row.begun_at === null ? {} : { BeginTime: row.begun_at }),
    UserName: row.user_name,
    ...(row.role === null ? {} : { Role: row.role }),
    Door: Door.parse(row.door),
    ...(row.access_key_id === null ? {} : { AccessKeyId: row.access_key_id }),
    Address: row.address,
    ...(row.center === null ? {} : { Center: row.center }),
    RequestId: row.request_id,
    Action: row.action,
    ...(subject.success ? { Subject: subject.data } : {}),
    Parameters: row.target,
    Fields: row.fields === '' ? [] : row.fields.split(','),
    Changes: JSON.parse(row.changes),
    Outcome: row.outcome,
    Result: auditResultOf(row.outcome),
    Hash: row.hash,
  };
}
