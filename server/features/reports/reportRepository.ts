import { type Kysely, sql } from 'kysely';
import type { Failure } from '#contract/failures/failures.ts';
import type { Finding, VulnerabilityReport } from '../../connectors/port.ts';
import type { Database } from '../../db/database.ts';
import type { Tables } from '../../db/tables/tables.ts';
import { severityRank } from '../../domain/risk/severityRank.ts';
import type { ImageRecord, ImageRef } from '../../store/imageRef.ts';

/** A report that could not be read is tried again after this long, ms; until then the registry is left alone. */
const retryAfterMs = 30 * 60_000;

/** What a listing says of an image's scan, as one text: a report read under another text is out of date. */
export const listedText = sql<string>`(
  coalesce(images.scanned_at, '') || '/' || images.critical || '/' || images.high || '/' || images.medium || '/' ||
  images.low || '/' || images.unknown || '/' || images.fixable)`;

export function listedTextOf(image: ImageRecord): string {
  const { scanned_at, critical, high, medium, low, unknown, fixable } = image;
  return [scanned_at ?? '', critical, high, medium, low, unknown, fixable].join('/');
}

export function createReportRepository(database: Database, now: () => number) {
  return {
    async find({ registryId, digest }: ImageRef) {
      return database.read
        .selectFrom('scan_reports')
        .selectAll()
        .where('registry_id', '=', registryId)
        .where('digest', '=', digest)
        .executeTakeFirst();
    },

    /**
     * Stores a report in place of the one before it; what is still found keeps the time it was first seen. Of a registry that
     * was deleted while it was read, nothing is stored.
     */
    async store(image: ImageRecord, report: VulnerabilityReport): Promise<void> {
      await database.write.transaction().execute(async (transaction) => {
        if (!(await isThere(transaction, image.registry_id))) return;
        const { id } = await upsertReport(transaction, image, {
          listed: listedTextOf(image),
          imported_at: now(),
          scanner: report.scanner,
          skipped: report.skipped,
          failure: null,
          next_try_at: null,
        });
        await storeFindings(transaction, id, report.findings, now());
      });
    },

    /** Notes why a report could not be read; one that was read before stays. */
    async failed(image: ImageRecord, failure: Failure): Promise<void> {
      await database.write.transaction().execute(async (transaction) => {
        if (!(await isThere(transaction, image.registry_id))) return;
        await transaction
          .insertInto('scan_reports')
          .values({
            registry_id: image.registry_id,
            digest: image.digest,
            listed: '',
            imported_at: null,
            scanner: '',
            skipped: 0,
            failure: JSON.stringify(failure),
            next_try_at: now() + retryAfterMs,
          })
          .onConflict((conflict) =>
            conflict.columns(['registry_id', 'digest']).doUpdateSet({
              failure: (row) => row.ref('excluded.failure'),
              next_try_at: (row) => row.ref('excluded.next_try_at'),
            }),
          )
          .execute();
      });
    },
  };
}

export type ReportRepository = ReturnType<typeof createReportRepository>;
export type StoredReport = NonNullable<Awaited<ReturnType<ReportRepository['find']>>>;

async function isThere(transaction: Kysely<Tables>, registryId: number): Promise<boolean> {
  const staying = transaction.selectFrom('registries').select('id').where('removed_at', 'is', null);
  return (await staying.where('id', '=', registryId).executeTakeFirst()) !== undefined;
}

type ReportColumns = Omit<Tables['scan_reports'], 'id' | 'registry_id' | 'digest'>;

function upsertReport(transaction: Kysely<Tables>, image: ImageRecord, columns: ReportColumns) {
  return transaction
    .insertInto('scan_reports')
    .values({ registry_id: image.registry_id, digest: image.digest, ...columns })
    .onConflict((conflict) => conflict.columns(['registry_id', 'digest']).doUpdateSet(columns))
    .returning('id')
    .executeTakeFirstOrThrow();
}

/** All findings travel as one parameter: a report has up to some thousands. */
async function storeFindings(
  transaction: Kysely<Tables>,
  reportId: number,
  findings: readonly Finding[],
  now: number,
): Promise<void> {
  const rows = JSON.stringify(
    findings.map((finding) => [
      finding.name,
      finding.package,
      finding.installedVersion,
      finding.fixedVersion,
      severityRank[finding.severity],
      finding.score ?? -1,
      finding.description,
      finding.link,
    ]),
  );
  const column = (place: number) => sql`value ->> ${sql.lit(place)}`;
  const identity = sql.join([0, 1, 2, 3, 4, 5].map(column));
  await sql`
    insert into vulnerability_findings
      (name, package, installed_version, fixed_version, severity_rank, score, description, link)
    select ${identity}, ${column(6)}, ${column(7)} from json_each(${rows}) where true
    on conflict do update set description = excluded.description, link = excluded.link
      where description <> excluded.description or link <> excluded.link`.execute(transaction);
  const current = sql<number>`
    select vulnerability_findings.id from json_each(${rows}) cross join vulnerability_findings
    where (name, package, installed_version, fixed_version, severity_rank, score) = (${identity})`;
  await sql`delete from report_findings where report_id = ${reportId} and finding_id not in (${current})`.execute(
    transaction,
  );
  await sql`insert or ignore into report_findings (report_id, finding_id, first_at)
    select ${reportId}, id, ${now} from (${current})`.execute(transaction);
}
