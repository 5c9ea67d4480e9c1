import { sql } from 'kysely';
import { openTaskStatuses } from '#contract/enums.ts';
import type { Database } from '../../../db/database.ts';
import { riskRank } from '../../../domain/risk/risk.ts';
import type { ImageRecord } from '../../../store/imageRef.ts';
import { listedText } from '../reportRepository.ts';

/** Rows looked at in one query: short enough that the page's own queries hardly wait. */
const batchSize = 500;

/**
 * A registry that tells no time of a scan (Quay, Container Registry) scans anew without any count changing: what it found
 * is read again after this long, ms.
 */
const timelessMs = 7 * 86_400_000;

const worstFirst = [riskRank.high, riskRank.medium, riskRank.low];

/**
 * Images with something to read whose report is missing or out of date, the worst first. A clean image has no report
 * worth a request. Walks an index in batches: rows that are up to date cost no more than a look.
 */
export async function* dueReports(
  database: Database,
  registryId: number,
  now: () => number,
): AsyncGenerator<ImageRecord> {
  for (const rank of worstFirst) {
    let lastId = 0;
    for (;;) {
      const looked = await batchAfter(database, registryId, rank, lastId, now());
      for (const { due, id } of looked) {
        const image = due === 1 ? await stillDue(database, id, now()) : undefined;
        if (image !== undefined) yield image;
      }
      const last = looked.at(-1);
      if (last === undefined || looked.length < batchSize) break;
      lastId = last.id;
    }
  }
}

function withReports(database: Database, now: number) {
  const isDue = sql<number>`(
    r.id is null or ((r.next_try_at is null or r.next_try_at <= ${now}) and (r.listed <> ${listedText}
      or (images.scanned_at is null and r.imported_at <= ${now - timelessMs}))))`;
  const from = database.read
    .selectFrom('images')
    .leftJoin('scan_reports as r', (join) =>
      join.onRef('r.registry_id', '=', 'images.registry_id').onRef('r.digest', '=', 'images.digest'),
    )
    .where('images.vulnerabilities', '>', 0)
    // Where lists do not tell it, the report comes with what else they do not tell.
    .where('images.facts_due', 'is', null);
  return { from, isDue };
}

function batchAfter(database: Database, registryId: number, rank: number, lastId: number, now: number) {
  const { from, isDue } = withReports(database, now);
  return from
    .where('images.registry_id', '=', registryId)
    .where('images.risk_rank', '=', rank)
    .where('images.id', '>', lastId)
    .select(['images.id', isDue.as('due')])
    .orderBy('images.id')
    .limit(batchSize)
    .execute();
}

/** Another tag of the same image may have brought its report meanwhile. */
function stillDue(database: Database, id: number, now: number): Promise<ImageRecord | undefined> {
  const { from, isDue } = withReports(database, now);
  return from.selectAll('images').where('images.id', '=', id).where(isDue, '=', 1).executeTakeFirst();
}

/** Differs once a listing has ended or images came, went or were rated anew. */
export async function importSignature(database: Database, registryId: number): Promise<string> {
  const runs = await database.read
    .selectFrom('sync_runs')
    .select((select) => [select.fn.max('id').as('last'), select.fn.max('ended_at').as('ended')])
    .where('registry_id', '=', registryId)
    .executeTakeFirst();
  const totals = await database.read
    .selectFrom('image_totals')
    .select((select) => ['risk_rank', select.fn.sum<number>('images').as('images')])
    .where('registry_id', '=', registryId)
    .groupBy('risk_rank')
    .orderBy('risk_rank')
    .execute();
  return JSON.stringify([runs, totals]);
}

export async function isListing(database: Database, registryId: number): Promise<boolean> {
  const run = await database.read
    .selectFrom('sync_runs')
    .select('id')
    .where('registry_id', '=', registryId)
    .where('status', 'in', openTaskStatuses)
    .executeTakeFirst();
  return run !== undefined;
}
