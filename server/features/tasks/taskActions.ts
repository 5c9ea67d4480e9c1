import type { ParsedRequestOf } from '#contract/actions.ts';
import type { Center } from '#contract/center.ts';
import type { Language } from '#contract/language.ts';
import type { TaskRow } from '#contract/tasks.ts';
import { ActionError } from '../../domain/actionError.ts';
import { pageInfo } from '../../domain/paging.ts';
import type { ActionHandlers } from '../../domain/requestContext.ts';
import type { RegistryRepository } from '../../store/registryRepository.ts';
import type { SyncEngine } from '../../sync/syncEngine.ts';
import type { ScanTaskRepository } from '../scans/tasks/scanTaskRepository.ts';
import { scanTaskRow } from '../scans/tasks/scanTaskView.ts';
import type { TaskRepository } from './taskRepository.ts';
import { taskRow } from './taskView.ts';

type ListRequest = ParsedRequestOf<'DescribeOnceTaskLeafRecordPage'>;
type TaskActions = Pick<ActionHandlers, 'RefreshContainerAssets' | 'DescribeOnceTaskLeafRecordPage'>;

export interface TaskActionsOptions {
  readonly tasks: TaskRepository;
  readonly scanTasks: ScanTaskRepository;
  readonly registries: RegistryRepository;
  readonly sync: SyncEngine;
  readonly now: () => number;
}

export function taskActions({ tasks, scanTasks, registries, sync, now }: TaskActionsOptions): TaskActions {
  async function syncRows(center: Center, request: ListRequest, language: Language): Promise<TaskRow[]> {
    const logOf = async (id: number) => (request.RelateInfo ? tasks.logOf(id) : []);
    const page = await tasks.page(center, request);
    return Promise.all(page.map(async (task) => taskRow(task, await logOf(task.id), language, now())));
  }

  async function scanRows(center: Center, request: ListRequest, language: Language): Promise<TaskRow[]> {
    const logOf = async (id: number) => (request.RelateInfo ? scanTasks.logOf(id) : []);
    const page = await scanTasks.page(center, request);
    return Promise.all(page.map(async (task) => scanTaskRow(task, await logOf(task.id), language, now())));
  }

  return {
    async RefreshContainerAssets({ AssetType, RegistryId, RepoId }, { center }) {
      // Running containers are the cloud agent's to report; this console has registries only.
      if (AssetType === 'CONTAINER') return {};
      if (RegistryId === undefined) {
        if (RepoId !== undefined) throw ActionError.illegalParam({ path: ['RegistryId'], message: 'required' });
        await sync.requestAll(center);
        return {};
      }
      const registry = await registries.findIn(center, RegistryId);
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

    async DescribeOnceTaskLeafRecordPage(request, { center, language }) {
      const scans = request.TaskType === 'IMAGE_SCAN';
      const [rows, total] = await Promise.all([
        scans ? scanRows(center, request, language) : syncRows(center, request, language),
        (scans ? scanTasks : tasks).count(center, request),
      ]);
      return { OnceTasks: rows, PageInfo: pageInfo(request, rows.length, total) };
    },
  };
}
