import { type IncompleteReason, storedDoubts } from '#contract/failures/doubts.ts';
import type { Database } from '../../db/database.ts';

/** Why the run is not complete, each reason once with how many parts and repositories it is said of. */
export async function incompleteReasons({ write }: Database, runId: number): Promise<IncompleteReason[]> {
  const { doubts, repositories_failed: failed } = await write
    .selectFrom('sync_runs')
    .select(['doubts', 'repositories_failed'])
    .where('id', '=', runId)
    .executeTakeFirstOrThrow();
  const parts = await write
    .selectFrom('sync_run_parts')
    .select(['part', 'doubts', 'failure'])
    .where('run_id', '=', runId)
    .execute();
  const repositories = await write
    .selectFrom('sync_run_repositories')
    .select((select) => ['doubts', select.fn.countAll<number>().as('count')])
    .where('run_id', '=', runId)
    .where('doubts', '<>', '[]')
    .groupBy('doubts')
    .execute();
  return sumReasons([
    ...storedDoubts(doubts).map((reason) => ({ reason, parts: 0, repositories: 0 })),
    ...parts.flatMap((part) =>
      part.failure === null ? [] : [{ reason: 'failed', parts: counted(part), repositories: 0 } as const],
    ),
    ...(failed === 0 ? [] : [{ reason: 'failed', parts: 0, repositories: failed } as const]),
    ...parts.flatMap((part) =>
      storedDoubts(part.doubts).map((reason) => ({ reason, parts: counted(part), repositories: 0 })),
    ),
    ...repositories.flatMap(({ doubts: of, count }) =>
      storedDoubts(of).map((reason) => ({ reason, parts: 0, repositories: count })),
    ),
  ]);
}

/** A part without a name is the whole registry. */
function counted({ part }: { readonly part: string }): number {
  return part === '' ? 0 : 1;
}

/** The same reasons added up, in the order in which they came first. */
function sumReasons(reasons: readonly IncompleteReason[]): IncompleteReason[] {
  return [...Map.groupBy(reasons, ({ reason }) => reason)].map(([reason, of]) => ({
    reason,
    parts: of.reduce((sum, { parts }) => sum + parts, 0),
    repositories: of.reduce((sum, { repositories }) => sum + repositories, 0),
  }));
}
