import { limits } from '#contract/limits.ts';
import type { Database } from '../../../db/database.ts';

/** Rows looked at or deleted in one statement: short enough that others hardly wait. */
const portion = 500;

/**
 * Deletes what nobody can reach any more: reports whose images are all gone, findings that no report holds, and vanished
 * images that are remembered no longer. Returns how many reports went.
 */
export async function sweep(database: Database, now: number): Promise<number> {
  const reports = await deleteUnused(database, 'scan_reports');
  await deleteUnused(database, 'vulnerability_findings');
  await database.write
    .deleteFrom('vanished_images')
    .where('vanished_at', '<=', now - limits.vanishedMs)
    .execute();
  return reports;
}

/** Walks by id and looks in the read thread, so that the write thread is asked only for what has to go. */
async function deleteUnused(database: Database, table: 'scan_reports' | 'vulnerability_findings'): Promise<number> {
  let deleted = 0;
  for (let after = 0; ; ) {
    const looked = await (table === 'scan_reports' ? lookAtReports(database, after) : lookAtFindings(database, after));
    const unused = looked.filter((row) => row.used === 0).map(({ id }) => id);
    if (table === 'scan_reports') await deleteReports(database, unused);
    else await deleteFindings(database, unused);
    deleted += unused.length;
    const last = looked.at(-1);
    if (last === undefined) return deleted;
    after = last.id;
  }
}

async function deleteReports(database: Database, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await database.write.deleteFrom('scan_reports').where('id', 'in', ids).execute();
}

/** A report may have come to hold one since it was looked at. */
async function deleteFindings(database: Database, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await database.write
    .deleteFrom('vulnerability_findings')
    .where('id', 'in', ids)
    .where('id', 'not in', (from) =>
      from.selectFrom('report_findings').select('finding_id').where('finding_id', 'in', ids),
    )
    .execute();
}

function lookAtReports(database: Database, after: number) {
  return database.read
    .selectFrom('scan_reports as r')
    .select((on) => [
      'r.id',
      on
        .exists(
          on
            .selectFrom('images')
            .select('images.id')
            .whereRef('images.digest', '=', 'r.digest')
            .whereRef('images.registry_id', '=', 'r.registry_id'),
        )
        .$castTo<number>()
        .as('used'),
    ])
    .where('r.id', '>', after)
    .orderBy('r.id')
    .limit(portion)
    .execute();
}

function lookAtFindings(database: Database, after: number) {
  return database.read
    .selectFrom('vulnerability_findings as f')
    .select((on) => [
      'f.id',
      on
        .exists(on.selectFrom('report_findings as rf').select('rf.report_id').whereRef('rf.finding_id', '=', 'f.id'))
        .$castTo<number>()
        .as('used'),
    ])
    .where('f.id', '>', after)
    .orderBy('f.id')
    .limit(portion)
    .execute();
}
