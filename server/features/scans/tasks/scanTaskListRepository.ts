import { sql } from 'kysely';
import type { ParsedRequestOf } from '#contract/actions/actions.ts';
import type { Database } from '../../../db/database.ts';
import { isSeen } from '../../../db/isSeen.ts';
import type { Visibility } from '../../../domain/access/visibility.ts';
import { offsetOf } from '../../../domain/paging.ts';
import type { ImageListRepository } from '../../../query/images/imageListRepository.ts';
import type { ScanScope } from '../scope/scanScope.ts';
import type { ConditionsOf } from '../scope/scopeConditions.ts';
import {
  countImages,
  countOfList,
  countOfRecent,
  countOfTotals,
  isListAlone,
  isOfRecentImages,
  isOfRegistriesAlone,
} from '../scope/scopeCounts.ts';
import { type SeenScanTask, seenTasks, shownColumns } from './seenTasks.ts';

type ListRequest = ParsedRequestOf<'DescribeOnceTaskLeafRecordPage'>;

/** Log entries shown with a task; the newest say most. */
const logEntriesShown = 100;

function matching(database: Database, visibility: Visibility, request: ListRequest) {
  return database.read
    .selectFrom(seenTasks(visibility).as('scan_tasks'))
    .where('center', '=', visibility.center)
    .$if(request.TaskId !== undefined, (query) => query.where('id', '=', Number(request.TaskId)))
    .$if(request.StatusList !== undefined, (query) => query.where('status', 'in', request.StatusList ?? []))
    .$if(request.StartTime !== undefined, (query) => query.where('created_at', '>=', request.StartTime ?? 0))
    .$if(request.EndTime !== undefined, (query) => query.where('created_at', '<=', request.EndTime ?? 0));
}

export function createScanTaskListRepository(
  database: Database,
  images: Pick<ImageListRepository, 'countsByScanState'>,
  conditionsOf: ConditionsOf,
) {
  return {
    /** Newest first. */
    async page(visibility: Visibility, request: ListRequest) {
      return matching(database, visibility, request)
        .selectAll()
        .select(shownColumns(visibility))
        .select((select) =>
          select
            .selectFrom('scan_queue')
            .select(sql<number>`coalesce(sum(scan_queue.images), 0)`.as('images'))
            .whereRef('scan_queue.task_id', '=', 'scan_tasks.id')
            .where('scan_queue.asked_at', 'is not', null)
            .where(isSeen('scan_queue.registry_id', visibility.registries))
            .as('asked_images'),
        )
        .orderBy('id', 'desc')
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
    async logOf({ registries }: Visibility, taskId: number) {
      return database.read
        .selectFrom('scan_log')
        .selectAll()
        .where('task_id', '=', taskId)
        .where((on) => on.or([on('registry_id', 'is', null), isSeen('registry_id', registries)]))
        .orderBy('id', 'desc')
        .limit(logEntriesShown)
        .execute();
    },

    async find(visibility: Visibility, taskId: number): Promise<SeenScanTask | undefined> {
      return database.read
        .selectFrom(seenTasks(visibility).as('scan_tasks'))
        .selectAll()
        .where('center', '=', visibility.center)
        .where('id', '=', taskId)
        .executeTakeFirst();
    },

    /** The newest task about images of this digest. */
    async latestOf(visibility: Visibility, digest: string) {
      const { center, registries } = visibility;
      return database.read
        .selectFrom('image_scans')
        .innerJoin(seenTasks(visibility).as('scan_tasks'), 'scan_tasks.id', 'image_scans.task_id')
        .selectAll('scan_tasks')
        .select(shownColumns(visibility))
        .where('image_scans.center', '=', center)
        .where('image_scans.digest', '=', digest)
        .where(isSeen('image_scans.registry_id', registries))
        .orderBy('image_scans.task_id', 'desc')
        .limit(1)
        .executeTakeFirst();
    },

    /** Images in a scope by registry: those that can be scanned, and those that never can. */
    async countIn(visibility: Visibility, scope: ScanScope) {
      if (isOfRegistriesAlone(scope)) return countOfTotals(database, visibility, scope);
      if (isOfRecentImages(scope)) return countOfRecent(database, visibility, scope);
      if (isListAlone(scope)) return countOfList(await images.countsByScanState(visibility, scope.list));
      return countImages(database, visibility, scope, await conditionsOf(visibility, scope));
    },

    /** A name for the one image of a scope. */
    async anImage(visibility: Visibility, scope: ScanScope) {
      const { driving, condition } = await conditionsOf(visibility, scope);
      return database.read
        .selectFrom('images')
        .select(['namespace', 'repository_name', 'tag', 'digest'])
        .where(sql<string>`+images.center`, '=', visibility.center)
        .where((on) => on.and(driving))
        .where(condition)
        .limit(1)
        .executeTakeFirst();
    },

    async repositoryNamed({ center, registries }: Visibility, repositoryId: number) {
      return database.read
        .selectFrom('repositories')
        .innerJoin('registries', 'registries.id', 'repositories.registry_id')
        .select(['repositories.namespace', 'repositories.name'])
        .where('repositories.id', '=', repositoryId)
        .where('registries.center', '=', center)
        .where(isSeen('registries.id', registries))
        .executeTakeFirst();
    },
  };
}

export type ScanTaskListRepository = ReturnType<typeof createScanTaskListRepository>;
export type ShownScanTask = NonNullable<Awaited<ReturnType<ScanTaskListRepository['latestOf']>>>;
export type ListedScanTask = Awaited<ReturnType<ScanTaskListRepository['page']>>[number];
export type ScanLogRow = Awaited<ReturnType<ScanTaskListRepository['logOf']>>[number];
