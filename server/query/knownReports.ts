import { type RawBuilder, sql } from 'kysely';
import { riskRank } from '../domain/risk/risk.ts';

/** No report at all: what holds nothing. */
const cleanReport = -1;

/**
 * The report of a digest of a registry: its id, `cleanReport` where the scanner found nothing, and null where nobody knows what is
 * in it, as it was not scanned or its report is not imported.
 */
export function knownReport(registryId: RawBuilder<unknown>, digest: RawBuilder<unknown>): RawBuilder<number | null> {
  return sql`coalesce(
    (select ${sql.lit(cleanReport)} from images k where k.digest = ${digest} and +k.registry_id = ${registryId}
      and k.risk_rank = ${sql.lit(riskRank.none)} and k.vulnerabilities = 0 limit 1),
    (select r.id from scan_reports r
      where r.registry_id = ${registryId} and r.digest = ${digest} and r.imported_at is not null))`;
}

/** Whether a report holds the finding `f`: the same vulnerability in the same package, in whichever version. */
export const isInReport = (reportId: RawBuilder<unknown>) => sql<boolean>`(
  exists (select 1 from report_findings b where b.report_id = ${reportId} and b.finding_id = f.id)
  or exists (select 1 from vulnerability_findings v cross join report_findings b
    on b.report_id = ${reportId} and b.finding_id = v.id
    where v.name = f.name and v.package = f.package))`;
