import type { ParsedRequestOf, ResponseOf } from '#contract/actions/actions.ts';
import { failureSentence } from '#contract/failures/advice.ts';
import type { ScanTaskRow, TaskLogEntry } from '#contract/tasks.ts';
import type { Visibility } from '../../../domain/access/visibility.ts';
import { escapeControls } from '../../../domain/escapeControls.ts';
import { storedFailure } from '../../../domain/storedFailure.ts';
import type { ServerTranslate } from '../../../domain/translators.ts';
import { scanNotes } from '../queue/scanNotes.ts';
import type { ScanTask } from '../queue/scanTaskStatements.ts';
import { scopeName } from '../scope/scopeName.ts';
import type { ListedScanTask, ScanLogRow, ScanTaskListRepository, ShownScanTask } from './scanTaskListRepository.ts';

function logEntry(entry: ScanLogRow, translate: ServerTranslate): TaskLogEntry {
  const failure = storedFailure(entry.detail === '' ? null : entry.detail);
  const note = scanNotes.find((code) => code === entry.code);
  const texts = [
    ...(note === undefined ? [] : [translate(`scanTasks:note.${note}`)]),
    ...(failure === undefined ? [] : [failureSentence(failure, translate)]),
  ];
  return {
    Time: entry.at,
    Level: entry.level,
    Target: escapeControls(entry.target),
    Code: escapeControls(entry.code),
    Message: escapeControls(
      texts.length === 0 ? '' : texts.reduce((first, second) => translate('errors:sentences', { first, second })),
    ),
  };
}

/** Images that are done with, however. */
export const finished = (task: ScanTask) => task.scanned_images + task.failed_images + task.left_images;

export function progressOf(task: ScanTask): number {
  if (task.images === 0) return task.ended_at === null ? 0 : 100;
  return Math.floor((100 * finished(task)) / task.images);
}

/** A cycle's task has the cycle's name; what it is about is told beside: of one that is not seen whole, the registries that are. */
function namesOf(task: ShownScanTask, translate: ServerTranslate): { readonly name: string; readonly target: string } {
  const asked = task.is_whole === 1 ? JSON.parse(task.scope) : { registryIds: [] };
  const scope = () => scopeName(asked, JSON.parse(task.registry_names), translate);
  if (task.target === '') return { name: scope(), target: scope() };
  return { name: task.target, target: task.cycle_id === null ? task.target : scope() };
}

/** How it ended, and why where something failed; '' until then. */
function resultOf(task: ShownScanTask, translate: ServerTranslate): string {
  if (task.ended_at === null) return '';
  const { scanned_images: scanned, failed_images: failed, left_images: left } = task;
  const counts = [
    translate('scanTasks:scanned', { count: scanned }),
    ...(failed > 0 ? [translate('scanTasks:failed', { count: failed })] : []),
    ...(left > 0 ? [translate('scanTasks:skipped', { count: left })] : []),
  ].reduce((first, second) => translate('scanTasks:counts', { first, second }));
  const failure = storedFailure(task.failure);
  if (failure === undefined) return counts;
  return translate('scanTasks:countsWithFailure', { counts, failure: failureSentence(failure, translate) });
}

/** A scan task under the cloud's names. */
function scanTaskRow(
  task: ListedScanTask,
  log: readonly ScanLogRow[],
  translate: ServerTranslate,
  now: number,
): ScanTaskRow {
  const started = task.started_at ?? task.created_at;
  const { name, target } = namesOf(task, translate);
  return {
    TaskId: String(task.id),
    TaskName: name,
    TaskType: 'IMAGE_SCAN',
    Target: target,
    TargetType: task.target_type,
    Status: task.status,
    StatusText: task.status,
    Progress: progressOf(task),
    Finish: task.ended_at === null ? 0 : 1,
    FinishCount: String(finished(task)),
    TotalCount: String(task.images),
    ResultInfo: resultOf(task, translate),
    StartTime: started,
    EndTime: task.ended_at ?? undefined,
    RealRunTime: (task.ended_at ?? now) - started,
    Trigger: task.trigger,
    ScannedImages: task.scanned_images,
    FailedImages: task.failed_images,
    RunningImages: task.asked_images ?? 0,
    Log: log.map((entry) => logEntry(entry, translate)),
  };
}

type ListRequest = ParsedRequestOf<'DescribeOnceTaskLeafRecordPage'>;

/** The scan tasks as the task panel lists them. */
export function createScanTaskList(repository: ScanTaskListRepository, now: () => number) {
  return {
    async page(visibility: Visibility, request: ListRequest, translate: ServerTranslate): Promise<ScanTaskRow[]> {
      const tasks = await repository.page(visibility, request);
      return Promise.all(
        tasks.map(async (task) => {
          const log = request.RelateInfo ? await repository.logOf(visibility, task.id) : [];
          return scanTaskRow(task, log, translate, now());
        }),
      );
    },
    count: repository.count,
  };
}

type LatestTask = ResponseOf<'DescribeImageLatestScanTask'>['Task'][number];

export function latestTask(task: ShownScanTask, translate: ServerTranslate): LatestTask {
  const { name, target } = namesOf(task, translate);
  return {
    Id: task.id,
    TaskId: String(task.id),
    Name: name,
    TaskType: 'IMAGE_SCAN',
    Target: target,
    TargetType: task.target_type,
    Status: task.status,
    Source: task.trigger,
    Finish: task.ended_at === null ? 0 : 1,
    Create: new Date(task.created_at).toISOString(),
    Modified: new Date(task.ended_at ?? task.started_at ?? task.created_at).toISOString(),
    StartTime: task.started_at ?? 0,
    FinishTime: task.ended_at ?? 0,
  };
}
