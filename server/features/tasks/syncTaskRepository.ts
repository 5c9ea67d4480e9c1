import type { ParsedRequestOf } from '#contract/actions/actions.ts';
import type { Database } from '../../db/database.ts';
import { isSeen } from '../../db/isSeen.ts';
import type { Visibility } from '../../domain/access/visibility.ts';
import { offsetOf } from '../../domain/paging.ts';

type ListRequest = ParsedRequestOf<'DescribeOnceTaskLeafRecordPage'>;

/** Log entries shown with a task; the newest say most. */
const logEntriesShown = 100;

function matching(database: Database, { center, registries }: Visibility, request: ListRequest) {
  return database.read
    .selectFrom('sync_runs')
    .innerJoin('registries', 'registries.id', 'sync_runs.registry_id')
    .leftJoin('repositories', 'repositories.id', 'sync_runs.repository_id')
    .where('sync_runs.center', '=', center)
    .where(isSeen('sync_runs.registry_id', registries))
    .$if(request.TaskId !== undefined, (query) => query.where('sync_runs.id', '=', Number(request.TaskId)))
    .$if(request.RegistryId !== undefined, (query) =>
      query.where('sync_runs.registry_id', '=', request.RegistryId ?? 0),
    )
    .$if(request.StatusList !== undefined, (query) => query.where('sync_runs.status', 'in', request.StatusList ?? []))
    .$if(request.StartTime !== undefined, (query) => query.where('sync_runs.started_at', '>=', request.StartTime ?? 0))
    .$if(request.EndTime !== undefined, (query) => query.where('sync_runs.started_at', '<=', request.EndTime ?? 0));
}

export function createSyncTaskRepository(database: Database) {
  return {
    /** Newest first. */
    async page(visibility: Visibility, request: ListRequest) {
      return matching(database, visibility, request)
        .selectAll('sync_runs')
        .select(['registries.name as registry_name', 'repositories.namespace', 'repositories.name as repository'])
        .orderBy('sync_runs.id', 'desc')
        .limit(request.PageSize)
        .offset(offsetOf(request))
        .execute();
    },

    async count(visibility: Visibility, request: ListRequest): Promise<number> {
      const { total } = await matching(database, visibility, request)
        .select((select) => select.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow();
      return total;
    },

    /** Newest first. */
    async logOf(runId: number) {
      return database.read
        .selectFrom('sync_log')
        .selectAll()
        .where('run_id', '=', runId)
        .orderBy('id', 'desc')
        .limit(logEntriesShown)
        .execute();
    },
  };
}

export type SyncTaskRepository = ReturnType<typeof createSyncTaskRepository>;
export type ListedSyncTask = Awaited<ReturnType<SyncTaskRepository['page']>>[number];
export type SyncLogRow = Awaited<ReturnType<SyncTaskRepository['logOf']>>[number];
