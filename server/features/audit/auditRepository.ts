import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { refusedCodes, refusedSignOn } from '#contract/access/audit.ts';
import type { AuditResult } from '#contract/access/audited.ts';
import type { ParsedRequestOf } from '#contract/actions/actions.ts';
import { anyContains } from '../../db/contains.ts';
import type { Database } from '../../db/database.ts';
import { literals } from '../../db/literals.ts';
import type { AuditEntriesTable } from '../../db/tables/auditTables.ts';
import { offsetOf, rowsToCount } from '../../domain/paging.ts';

type AuditFilter = ParsedRequestOf<'ExportAuditLog'>;
type AuditPage = ParsedRequestOf<'DescribeAuditLog'>;

/** A beginning is shown as long as its end is not noted. */
const isShown = sql<SqlBool>`(kind = 'ended' or not exists (
  select 1 from audit_entries as ends where ends.begun_id = audit_entries.id))`;

const searched = ['user_name', 'address', 'subject_name', 'target', 'changes', 'action', 'access_key_id', 'request_id'];

const isRefused = sql<SqlBool>`(outcome in (${sql.join(refusedCodes)}) or outcome glob ${`${refusedSignOn}*`})`;

const ended: Record<AuditResult, RawBuilder<SqlBool>> = {
  ok: sql`outcome = 'OK'`,
  unfinished: sql`outcome = 'Unfinished'`,
  refused: isRefused,
  failed: sql`kind = 'ended' and outcome <> 'OK' and not ${isRefused}`,
};

function conditionsOf(filter: AuditFilter): RawBuilder<SqlBool> {
  const { From, To, UserName, AuditAction, RegistryId, Result, Door, SearchText } = filter;
  const conditions = [
    From === undefined ? [] : [sql`at >= ${From}`],
    To === undefined ? [] : [sql`at <= ${To}`],
    UserName === undefined ? [] : [sql`user_name = ${UserName} collate nocase`],
    AuditAction === undefined ? [] : [sql`action = ${AuditAction}`],
    RegistryId === undefined ? [] : [sql`subject_type = 'registry' and subject_id = ${String(RegistryId)}`],
    Door === undefined ? [] : [sql`door = ${Door}`],
    Result === undefined ? [] : [ended[Result]],
    SearchText === undefined || SearchText === '' ? [] : [anyContains(searched, SearchText)],
    [isShown],
  ].flat();
  return sql<SqlBool>`${sql.join(conditions, sql` and `)}`;
}

function pageConditions({ EntryId, ...filter }: AuditPage): RawBuilder<SqlBool> {
  const conditions = conditionsOf(filter);
  return EntryId === undefined ? conditions : sql<SqlBool>`id = ${EntryId} and ${conditions}`;
}

/** The entries that a filter finds, the newest first. */
export function createAuditRepository({ background, read }: Pick<Database, 'background' | 'read'>) {
  const newest = sql`order by at desc, id desc`;
  return {
    async page(request: AuditPage): Promise<AuditEntriesTable[]> {
      const { rows } = await sql<AuditEntriesTable>`select * from audit_entries where ${pageConditions(request)}
        ${newest} limit ${request.PageSize} offset ${offsetOf(request)}`.execute(read);
      return rows;
    },

    async count(request: AuditPage): Promise<number> {
      const { rows } = await sql<{ found: number }>`select count(*) as found from (
        select 1 from audit_entries where ${pageConditions(request)} limit ${rowsToCount(request)})`.execute(read);
      return rows[0]?.found ?? 0;
    },

    async ids(filter: AuditFilter): Promise<number[]> {
      const { rows } = await sql<{ id: number }>`select id from audit_entries where ${conditionsOf(filter)}
        ${newest}`.execute(background);
      return rows.map(({ id }) => id);
    },

    async rowsOf(ids: readonly number[]): Promise<AuditEntriesTable[]> {
      const { rows } = await sql<AuditEntriesTable>`select * from audit_entries where id in ${literals(ids)}
        ${newest}`.execute(background);
      return rows;
    },
  };
}

export type AuditRepository = ReturnType<typeof createAuditRepository>;
