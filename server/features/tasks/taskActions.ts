import type { ParsedRequestOf } from '#contract/actions/actions.ts';
import type { TaskRow } from '#contract/tasks.ts';
import type { ActionHandlers } from '../../domain/access/requestContext.ts';
import type { Visibility } from '../../domain/access/visibility.ts';
import { ActionError } from '../../domain/actionError.ts';
import { pageInfo } from '../../domain/paging.ts';
import type { ServerTranslate } from '../../domain/translators.ts';
import type { RegistryRepository } from '../../store/registryRepository.ts';
import type { SyncEngine } from '../../sync/syncEngine.ts';

type ListRequest = ParsedRequestOf<'DescribeOnceTaskLeafRecordPage'>;
type TaskActions = Pick<ActionHandlers, 'RefreshContainerAssets' | 'DescribeOnceTaskLeafRecordPage'>;

/** The tasks of one type, as the panel lists them; newest first. */
export interface TaskList {
  page(visibility: Visibility, request: ListRequest, translate: ServerTranslate): Promise<TaskRow[]>;
  count(visibility: Visibility, request: ListRequest): Promise<number>;
}

interface TaskActionsOptions {
  readonly syncTasks: TaskList;
  readonly scanTasks: TaskList;
  readonly registries: RegistryRepository;
  readonly sync: SyncEngine;
}

export function taskActions({ syncTasks, scanTasks, registries, sync }: TaskActionsOptions): TaskActions {
  return {
    async RefreshContainerAssets({ AssetType, RegistryId, RepoId }, context) {
      // Running containers are the cloud agent's to report; this console has registries only.
      if (AssetType === 'CONTAINER') return {};
      if (RegistryId === undefined) {
        if (RepoId !== undefined) throw ActionError.illegalParam({ path: ['RegistryId'], message: 'required' });
        await sync.requestAll(context);
        return {};
      }
      const registry = await registries.findSeen(context, RegistryId);
      if (registry === undefined) throw ActionError.of('NotFound');
      if (registry.paused === 1) throw ActionError.of('RegistryPaused');
      if (RepoId === undefined) {
        await sync.request(RegistryId, 'manual');
        return {};
      }
      const repository = await registries.repositoryOf(RegistryId, Number(RepoId));
      if (repository === undefined) throw ActionError.of('NotFound');
      await sync.requestRepository(RegistryId, repository);
      return {};
    },

    async DescribeOnceTaskLeafRecordPage(request, context) {
      const tasks = request.TaskType === 'IMAGE_SCAN' ? scanTasks : syncTasks;
      const [rows, total] = await Promise.all([
        tasks.page(context, request, context.translate),
        tasks.count(context, request),
      ]);
      return { OnceTasks: rows, PageInfo: pageInfo(request, rows.length, total) };
    },
  };
}
