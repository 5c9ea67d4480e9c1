import { failureSentence } from '#contract/failures/advice.ts';
import { incompleteTexts, noteText } from '#contract/failures/doubts.ts';
import { skipSchema, skipText } from '#contract/failures/skips.ts';
import { repositoryPath } from '#contract/repositoryPath.ts';
import type { TaskLogEntry, TaskRow } from '#contract/tasks.ts';
import type { Translate } from '#contract/translation.ts';
import { escapeControls } from '../../domain/escapeControls.ts';
import { storedFailure } from '../../domain/storedFailure.ts';
import { repositoryCount } from '../../store/syncRuns.ts';
import type { ListedSyncTask, SyncLogRow, SyncTaskRepository } from './syncTaskRepository.ts';
import type { TaskList } from './taskActions.ts';

/** The share of repositories read. */
function progressOf(task: ListedSyncTask): number {
  if (task.status === 'SUCCESS') return 100;
  if (task.repositories_found === 0) return 0;
  return Math.floor((100 * task.repositories_listed) / task.repositories_found);
}

function storedSentence(text: string | null, translate: Translate): string {
  const failure = storedFailure(text);
  return failure === undefined ? '' : failureSentence(failure, translate);
}

function skippedText(detail: string, translate: Translate): string {
  // Earlier versions stored a sentence.
  const stored = detail.startsWith('{') ? skipSchema.safeParse(JSON.parse(detail)) : null;
  return stored?.success ? skipText(stored.data, translate) : detail;
}

/** What a warning or a note of the log says, by its code. */
function toldText({ code, detail }: SyncLogRow, translate: Translate): string {
  switch (code) {
    case 'incomplete':
    case 'notListed':
    case 'notProvenGone':
    case 'noImages':
      return noteText(code, detail, translate);
    default:
      return skippedText(detail, translate);
  }
}

export function logEntry(entry: SyncLogRow, translate: Translate): TaskLogEntry {
  const failed = entry.level === 'error';
  return {
    Time: entry.at,
    Level: entry.level,
    Target: escapeControls(entry.target),
    Code: escapeControls(entry.code),
    Message: escapeControls(failed ? storedSentence(entry.detail, translate) : toldText(entry, translate)),
  };
}

/** A sync run under the cloud's names. */
function syncTaskRow(task: ListedSyncTask, log: readonly SyncLogRow[], translate: Translate, now: number): TaskRow {
  const failure = storedFailure(task.failure);
  return {
    TaskId: String(task.id),
    TaskName: task.registry_name,
    TaskType: 'IMAGE_REGISTRY_PULL',
    Target: task.repository === null ? task.registry_name : repositoryPath(task.namespace ?? '', task.repository),
    TargetType: 'IMAGE_REPO',
    Status: task.status,
    StatusText: task.status,
    Progress: progressOf(task),
    Finish: task.ended_at === null ? 0 : 1,
    FinishCount: String(task.images_listed),
    TotalCount: String(task.images_listed),
    ResultInfo: failure === undefined ? '' : storedSentence(task.failure, translate),
    StartTime: task.started_at,
    EndTime: task.ended_at ?? undefined,
    RealRunTime: (task.ended_at ?? now) - task.started_at,
    RegistryId: task.registry_id,
    ListedRepositories: task.repositories_listed,
    RepositoryCount: repositoryCount(task),
    ListedImages: task.images_listed,
    RemovedImages: task.images_removed,
    SkippedCount: task.skipped,
    FailedRepositories: task.repositories_failed,
    Complete: task.complete === 1,
    IncompleteReasons: incompleteTexts(task.incomplete, translate),
    Log: log.map((entry) => logEntry(entry, translate)),
  };
}

/** The sync runs as the task panel lists them. */
export function createSyncTaskList(repository: SyncTaskRepository, now: () => number): TaskList {
  return {
    async page(visibility, request, translate) {
      const tasks = await repository.page(visibility, request);
      return Promise.all(
        tasks.map(async (task) => {
          const log = request.RelateInfo ? await repository.logOf(task.id) : [];
          return syncTaskRow(task, log, translate, now());
        }),
      );
    },
    count: repository.count,
  };
}
