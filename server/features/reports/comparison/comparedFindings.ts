import { sql } from 'kysely';
import type { ResponseOf } from '#contract/actions/actions.ts';
import type { ComparedFinding } from '#contract/images/comparison.ts';
import type { Database } from '../../../db/database.ts';
import { severityOfRank } from '../../../domain/risk/severityRank.ts';
import { knownReport } from '../../../query/knownReports.ts';
import type { ImageRecord } from '../../../store/imageRef.ts';

type Findings = ResponseOf<'DescribeImageComparison'>['Findings'];
type Scanned = Pick<ImageRecord, 'registry_id' | 'digest'>;

/** Compares what the scanners found in an image and in another; undefined where the report of either is missing. */
export type FindingsOf = (image: Scanned, other: Scanned) => Promise<Findings>;

/** The same vulnerability in the same package is one, in whichever versions. */
type ByVulnerability = ReadonlyMap<string, ComparedFinding>;

export function comparedFindings(database: Database): FindingsOf {
  async function findingsIn({ registry_id, digest }: Scanned): Promise<ByVulnerability | null> {
    const known = await sql<{ report: number | null }>`
      select ${knownReport(sql`${registry_id}`, sql`${digest}`)} as report`.execute(database.read);
    const report = known.rows[0]?.report ?? null;
    if (report === null) return null;
    const rows = await database.read
      .selectFrom('report_findings')
      .innerJoin('vulnerability_findings', 'vulnerability_findings.id', 'finding_id')
      .selectAll('vulnerability_findings')
      .where('report_id', '=', report)
      .orderBy('severity_rank', 'desc')
      .orderBy('score', 'desc')
      .orderBy('name')
      .orderBy('vulnerability_findings.id')
      .execute();
    const found = rows.map(
      (row): ComparedFinding => ({
        Name: row.name,
        Severity: severityOfRank(row.severity_rank),
        Package: row.package,
        InstalledVersion: row.installed_version,
        FixedVersion: row.fixed_version,
        CvssScore: row.score < 0 ? undefined : row.score,
        Link: row.link,
      }),
    );
    // Of several versions the worst is told, which comes first.
    const worst = new Map<string, ComparedFinding>();
    for (const finding of found) if (!worst.has(keyOf(finding))) worst.set(keyOf(finding), finding);
    return worst;
  }

  return async (image, other) => {
    const [here, there] = await Promise.all([findingsIn(image), findingsIn(other)]);
    if (here === null || there === null) return undefined;
    const gone = [...there].filter(([key]) => !here.has(key)).map(([, finding]) => finding);
    return {
      Came: [...here].filter(([key]) => !there.has(key)).map(([, finding]) => finding),
      Went: gone.filter(({ FixedVersion }) => FixedVersion === ''),
      Fixed: gone.filter(({ FixedVersion }) => FixedVersion !== ''),
      StayedCount: [...here.keys()].filter((key) => there.has(key)).length,
    };
  };
}

const keyOf = ({ Name, Package }: ComparedFinding) => JSON.stringify([Name, Package]);
