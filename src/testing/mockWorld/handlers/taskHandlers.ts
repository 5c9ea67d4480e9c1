import { failureSentence } from '#contract/failures/advice.ts';
import type { SyncTaskRow, TaskLogEntry, TaskRow } from '#contract/tasks.ts';
import type { Translate } from '#contract/translation.ts';
import { syncTaskRow } from '../../factories/factories.ts';
import { mockAction } from '../../mockAction.ts';
import { Refusal } from '../../refusal.ts';
import { pageOf } from '../state/listing.ts';
import { startRun } from '../state/registryState.ts';
import { scanTasks } from '../state/scanTasks.ts';
import { progressOf, type SyncProgress, type SyncRun } from '../state/syncRun.ts';
import type { MockRegistry, World } from '../state/world.ts';

/** Synchronizing, and the tasks that tell of it. */
export function taskHandlers(world: World) {
  return [
    mockAction('RefreshContainerAssets', ({ params, center }) => {
      const chosen = world.registries[center].filter(
        ({ row }) => params.RegistryId === undefined || row.Id === params.RegistryId,
      );
      if (params.RegistryId !== undefined && chosen.length === 0) throw new Refusal('NotFound');
      for (const registry of chosen) startRun(registry, world.now(), String(world.nextId()));
      return {};
    }),
    mockAction('DescribeOnceTaskLeafRecordPage', ({ params, center, translate }) => {
      const rows =
        params.TaskType === 'IMAGE_SCAN'
          ? scanTasks(world, center)
              .filter((row) => params.StatusList?.includes(row.StatusText) ?? true)
              .filter((row) => params.TaskId === undefined || row.TaskId === params.TaskId)
          : world.registries[center]
              .filter(({ row }) => params.RegistryId === undefined || row.Id === params.RegistryId)
              .flatMap((registry) => registry.runs.map((run) => taskOf(registry, run, world.now(), translate)))
              .filter((row) => params.StatusList?.includes(row.StatusText) ?? true)
              .filter((row) => params.TaskId === undefined || row.TaskId === params.TaskId)
              .toSorted((a, b) => b.StartTime - a.StartTime);
      const page = pageOf<TaskRow>(rows, params);
      return {
        OnceTasks: params.RelateInfo ? page.rows : page.rows.map((row) => ({ ...row, Log: [] })),
        PageInfo: page.PageInfo,
      };
    }),
  ];
}

function taskOf(registry: MockRegistry, run: SyncRun, now: number, translate: Translate): SyncTaskRow {
  const progress = progressOf(run, now);
  const status = statusOf(run, progress);
  return syncTaskRow({
    TaskId: run.id,
    TaskName: registry.row.RegistryName,
    Target: registry.row.RegistryName,
    RegistryId: registry.row.Id,
    Status: status,
    StatusText: status,
    Progress: percentOf(run, progress),
    Finish: progress.endedAt === undefined ? 0 : 1,
    FinishCount: String(progress.listedImages),
    TotalCount: String(progress.listedImages),
    ResultInfo: run.failed ? failureText(registry, translate) : '',
    StartTime: run.startedAt,
    EndTime: progress.endedAt,
    RealRunTime: (progress.endedAt ?? now) - run.startedAt,
    ListedRepositories: progress.listedRepositories,
    RepositoryCount: run.failed ? undefined : run.repositories,
    ListedImages: progress.listedImages,
    Complete: !run.failed && progress.endedAt !== undefined,
    Log: run.failed ? [failureEntry(registry, run, translate)] : [],
  });
}

function statusOf(run: SyncRun, progress: SyncProgress): SyncTaskRow['StatusText'] {
  if (progress.endedAt === undefined) return 'START';
  return run.failed ? 'FAIL' : 'SUCCESS';
}

function percentOf(run: SyncRun, progress: SyncProgress): number {
  if (run.failed) return 0;
  return Math.floor((100 * progress.listedRepositories) / run.repositories);
}

function failureText(registry: MockRegistry, translate: Translate): string {
  return registry.failure === undefined ? '' : failureSentence(registry.failure.detail, translate);
}

function failureEntry(registry: MockRegistry, run: SyncRun, translate: Translate): TaskLogEntry {
  return {
    Time: run.startedAt + 1200,
    Level: 'error',
    Target: '',
    Code: registry.failure?.detail.code ?? '',
    Message: failureText(registry, translate),
  };
}
