import { type SqlBool, sql } from 'kysely';

/** Images whose report holds the vulnerability of this very name; begins with the vulnerability, which has an index. */
export function imagesWithVulnerability(name: string) {
  return sql<SqlBool>`images.vulnerabilities > 0 and (images.registry_id, images.digest) in (
    select r.registry_id, r.digest from vulnerability_findings f
      cross join report_findings rf on rf.finding_id = f.id
      cross join scan_reports r on r.id = rf.report_id
    where f.name = ${name})`;
}

/** The ids of such images. */
export function idsWithVulnerability(name: string) {
  return sql<{ id: number }>`select distinct images.id as id from vulnerability_findings f
    cross join report_findings rf on rf.finding_id = f.id
    cross join scan_reports r on r.id = rf.report_id
    cross join images indexed by images_by_digest on images.digest = r.digest and images.registry_id = r.registry_id
    where f.name = ${name} and images.vulnerabilities > 0`;
}
