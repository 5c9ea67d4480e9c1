import { sql } from 'kysely';
import { type Severity, severities } from '#contract/enums.ts';
import type { Database } from '../../db/database.ts';
import { severityOfRank } from '../../domain/risk/severityRank.ts';
import { isInReport, knownReport } from '../../query/knownReports.ts';
import type { StoredBase } from './baseNames.ts';

/** How many findings of an image its base has too; `cleared`: of these, how many a newer base has not, null where there is none. */
export type InheritedFindings = Record<Severity, number> & { readonly cleared: number | null };

interface Reports {
  readonly image: number | null;
  readonly base: number | null;
  readonly newer: number | null;
}

/** Null where the report of either is missing: nobody knows then. */
export async function inheritedFindings(
  connection: Database['read'],
  image: { readonly registry_id: number; readonly digest: string },
  base: Pick<StoredBase, 'registry_id' | 'digest' | 'newer_uuid'>,
): Promise<InheritedFindings | null> {
  const reports = await reportsOf(connection, image, base);
  if (reports.image === null || reports.base === null) return null;
  const { rows } = await sql<{ severity_rank: number; found: number; cleared: number }>`
    select f.severity_rank, count(*) as found, sum(not ${isInReport(sql`${reports.newer}`)}) as cleared
    from report_findings rf cross join vulnerability_findings f on f.id = rf.finding_id
    where rf.report_id = ${reports.image} and ${isInReport(sql`${reports.base}`)}
    group by f.severity_rank`.execute(connection);
  const of = (severity: Severity) =>
    rows.find(({ severity_rank }) => severityOfRank(severity_rank) === severity)?.found ?? 0;
  const counts = Object.fromEntries(severities.map((severity) => [severity, of(severity)])) as Record<Severity, number>;
  const cleared = reports.newer === null ? null : rows.reduce((sum, row) => sum + row.cleared, 0);
  return { ...counts, cleared };
}

async function reportsOf(
  connection: Database['read'],
  image: { readonly registry_id: number; readonly digest: string },
  base: Pick<StoredBase, 'registry_id' | 'digest' | 'newer_uuid'>,
): Promise<Reports> {
  const { rows } = await sql<Reports>`
    select ${knownReport(sql`${image.registry_id}`, sql`${image.digest}`)} as image,
      ${knownReport(sql`${base.registry_id}`, sql`${base.digest}`)} as base,
      (select ${knownReport(sql`n.registry_id`, sql`n.digest`)} from images n where n.uuid = ${base.newer_uuid}) as newer
    `.execute(connection);
  return rows[0] ?? { image: null, base: null, newer: null };
}
