import { sql } from 'kysely';
import type { ParsedRequestOf } from '#contract/actions.ts';
import type { Center } from '#contract/center.ts';
import type { Database } from '../../../db/database.ts';
import { offsetOf } from '../../../domain/paging.ts';
import type { ImageListRepository } from '../../../query/images/imageListRepository.ts';
import type { ScanScope } from './scanScope.ts';
import type { ConditionsOf } from './scopeConditions.ts';
import {
  countImages,
  countOfList,
  countOfRecent,
  countOfTotals,
  isListAlone,
  isOfRecentImages,
  isOfRegistriesAlone,
} from './scopeCounts.ts';

type ListRequest = ParsedRequestOf<'DescribeOnceTaskLeafRecordPage'>;

/** Log entries shown with a task; the newest say most. */
const logEntriesShown = 100;

function matching(database: Database, center: Center, request: ListRequest) {
  return database.read
    .selectFrom('scan_tasks')
    .where('center', '=', center)
    .$if(request.TaskId !== undefined, (query) => query.where('id', '=', Number(request.TaskId)))
    .$if(request.StatusList !== undefined, (query) => query.where('status', 'in', request.StatusList ?? []))
    .$if(request.StartTime !== undefined, (query) => query.where('created_at', '>=', request.StartTime ?? 0))
    .$if(request.EndTime !== undefined, (query) => query.where('created_at', '<=', request.EndTime ?? 0));
}

/** A task as it is shown: with the registries that its scope names, JSON, and the newest failure in its log. */
const shownColumns = [
  sql<string>`(select json_group_array(name) from registries
    where id in (select value from json_each(scan_tasks.scope, '$.registryIds')))`.as('registry_names'),
  sql<string | null>`(select detail from scan_log
    where scan_log.task_id = scan_tasks.id and level = 'error' order by id desc limit 1)`.as('failure'),
] as const;

export function createScanTaskListRepository(
  database: Database,
  images: Pick<ImageListRepository, 'countsByScanState'>,
  conditionsOf: ConditionsOf,
) {
  return {
    /** Newest first. */
    async page(center: Center, request: ListRequest) {
      return matching(database, center, request)
        .selectAll()
        .select(shownColumns)
        .select((select) =>
          select
            .selectFrom('scan_queue')
            .select(sql<number>`coalesce(sum(scan_queue.images), 0)`.as('images'))
            .whereRef('scan_queue.task_id', '=', 'scan_tasks.id')
            .where('scan_queue.asked_at', 'is not', null)
            .as('asked_images'),
        )
        .orderBy('id', 'desc')
        .limit(request.PageSize)
        .offset(offsetOf(request))
        .execute();
    },

    async count(center: Center, request: ListRequest): Promise<number> {
      const { total } = await matching(database, center, request)
        .select((select) => select.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow();
      return total;
    },

    /** Newest first. */
    async logOf(taskId: number) {
      return database.read
        .selectFrom('scan_log')
        .selectAll()
        .where('task_id', '=', taskId)
        .orderBy('id', 'desc')
        .limit(logEntriesShown)
        .execute();
    },

    async findIn(center: Center, taskId: number) {
      return database.read
        .selectFrom('scan_tasks')
        .selectAll()
        .where('center', '=', center)
        .where('id', '=', taskId)
        .executeTakeFirst();
    },

    /** The newest task about images of this digest. */
    async latestOf(center: Center, digest: string) {
      return database.read
        .selectFrom('image_scans')
        .innerJoin('scan_tasks', 'scan_tasks.id', 'image_scans.task_id')
        .selectAll('scan_tasks')
        .select(shownColumns)
        .where('image_scans.center', '=', center)
        .where('image_scans.digest', '=', digest)
        .executeTakeFirst();
    },

    /** Images in a scope by kind of registry: those that can be scanned, and those that never can. */
    async countIn(center: Center, scope: ScanScope) {
      if (isOfRegistriesAlone(scope)) return countOfTotals(database, center, scope);
      if (isOfRecentImages(scope)) return countOfRecent(database, center, scope);
      if (isListAlone(scope)) return countOfList(await images.countsByScanState(center, scope.list));
      return countImages(database, center, scope, await conditionsOf(center, scope));
    },

    /** A name for the one image of a scope. */
    async anImage(center: Center, scope: ScanScope) {
      const { driving, condition } = await conditionsOf(center, scope);
      return database.read
        .selectFrom('images')
        .select(['namespace', 'repository_name', 'tag', 'digest'])
        .where(sql<string>`+images.center`, '=', center)
        .where((on) => on.and(driving))
        .where(condition)
        .limit(1)
        .executeTakeFirst();
    },

    async repositoryNamed(center: Center, repositoryId: number) {
      return database.read
        .selectFrom('repositories')
        .innerJoin('registries', 'registries.id', 'repositories.registry_id')
        .select(['repositories.namespace', 'repositories.name'])
        .where('repositories.id', '=', repositoryId)
        .where('registries.center', '=', center)
        .executeTakeFirst();
    },
  };
}

export type ScanTaskListRepository = ReturnType<typeof createScanTaskListRepository>;
export type ShownScanTask = NonNullable<Awaited<ReturnType<ScanTaskListRepository['latestOf']>>>;
export type ListedScanTask = Awaited<ReturnType<ScanTaskListRepository['page']>>[number];
export type ScanLogRow = Awaited<ReturnType<ScanTaskListRepository['logOf']>>[number];
