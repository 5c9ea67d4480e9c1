import type { Database } from '../db/database.ts';
import { batchSize, deleteUnused } from './deleteUnused.ts';

/** Deletes reports whose images are all gone, with what they hold; returns how many. */
export function deleteUnusedReports(database: Database, signal: AbortSignal): Promise<number> {
  return deleteUnused(
    signal,
    (after: { readonly id: number; readonly used: number } | undefined) =>
      database.background
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
        .where('r.id', '>', after?.id ?? 0)
        .orderBy('r.id')
        .limit(batchSize)
        .execute(),
    async (unused) => {
      const ids = unused.map(({ id }) => id);
      await database.write.deleteFrom('scan_reports').where('id', 'in', ids).execute();
    },
  );
}

/** Deletes findings that no report holds; returns how many were found. */
export function deleteUnusedFindings(database: Database, signal: AbortSignal): Promise<number> {
  return deleteUnused(
    signal,
    (after: { readonly id: number; readonly used: number } | undefined) =>
      database.background
        .selectFrom('vulnerability_findings as f')
        .select((on) => [
          'f.id',
          on
            .exists(
              on.selectFrom('report_findings as rf').select('rf.report_id').whereRef('rf.finding_id', '=', 'f.id'),
            )
            .$castTo<number>()
            .as('used'),
        ])
        .where('f.id', '>', after?.id ?? 0)
        .orderBy('f.id')
        .limit(batchSize)
        .execute(),
    async (unused) => {
      const ids = unused.map(({ id }) => id);
      await database.write
        .deleteFrom('vulnerability_findings')
        .where('id', 'in', ids)
        // A report may have come to hold one since it was looked at.
        .where('id', 'not in', (from) =>
          from.selectFrom('report_findings').select('finding_id').where('finding_id', 'in', ids),
        )
        .execute();
    },
  );
}
