import { ActionError } from '../../http/actionError.ts';
import type { ActionHandlers } from '../../http/requestContext.ts';
import type { SyncEngine } from '../../sync/syncEngine.ts';
import { pageInfo } from '../paging.ts';
import type { RegistryRepository } from '../registries/registryRepository.ts';
import type { ScanTaskRepository } from '../scans/tasks/scanTaskRepository.ts';
import { scanTaskRow } from '../scans/tasks/scanTaskView.ts';
import type { TaskRepository } from './taskRepository.ts';
import { taskRow } from './taskView.ts';

type TaskActions = Pick<ActionHandlers, 'RefreshContainerAssets' | 'DescribeOnceTaskLeafRecordPage'>;

export interface TaskActionsOptions {
  readonly tasks: TaskRepository;
  readonly scanTasks: ScanTaskRepository;
  readonly registries: RegistryRepository;
  readonly sync: SyncEngine;
  readonly now: () => number;
}

export function taskActions({ tasks, scanTasks, registries, sync, now }: TaskActionsOptions): TaskActions {
  return {
    async RefreshContainerAssets({ AssetType, RegistryId, RepoId }, { center }) {
      // Running containers are the cloud agent's to report; this console has registries only.
      if (AssetType === 'CONTAINER') return {};
      if (RegistryId === undefined) {
        if (RepoId !== undefined) throw ActionError.illegalParam({ path: ['RegistryId'], message: 'required' });
        await sync.requestAll(center);
        return {};
      }
      if ((await registries.findIn(center, RegistryId)) === undefined) throw ActionError.of('NotFound');
      if (RepoId === undefined) {
        await sync.request(RegistryId, 'manual');
        return {};
      }
      const repository = await registries.repositoryOf(RegistryId, Number(RepoId));
      if (repository === undefined) throw ActionError.of('NotFound');
      await sync.requestRepository(RegistryId, repository);
      return {};
    },

    async DescribeOnceTaskLeafRecordPage(request, { center, language }) {
      if (request.TaskType === 'IMAGE_SCAN') {
        const [page, total] = await Promise.all([scanTasks.page(center, request), scanTasks.count(center, request)]);
        const rows = await Promise.all(
          page.map(async (task) =>
            scanTaskRow(task, request.RelateInfo ? await scanTasks.logOf(task.id) : [], language, now()),
          ),
        );
        return { OnceTasks: rows, PageInfo: pageInfo(request, rows.length, total) };
      }
      const [page, total] = await Promise.all([tasks.page(center, request), tasks.count(center, request)]);
      const rows = await Promise.all(
        page.map(async (task) => taskRow(task, request.RelateInfo ? await tasks.logOf(task.id) : [], language, now())),
      );
      return { OnceTasks: rows, PageInfo: pageInfo(request, rows.length, total) };
    },
  };
}
