import type { ParsedRequestOf, ResponseOf } from '#contract/actions.ts';
import type { Center } from '#contract/center.ts';
import { failureSentence } from '#contract/failures/advice.ts';
import type { Language, Localized } from '#contract/language.ts';
import type { ScanTaskRow, TaskLogEntry } from '#contract/tasks.ts';
import { storedFailure } from '../../../domain/storedFailure.ts';
import type { ListedScanTask, ScanLogRow, ScanTaskListRepository, ShownScanTask } from './scanTaskListRepository.ts';
import type { ScanTask } from './scanTaskStatements.ts';
import { scopeName } from './scopeName.ts';

/** Events of a log that are no failure. */
const notes: Readonly<Record<string, Localized>> = {
  scansByItself: {
    zh: '该镜像仓库自行扫描，不接受扫描请求：仅读取其结果。',
    en: 'This registry scans by itself and takes no requests: its results are only read.',
  },
};

function logEntry(entry: ScanLogRow, language: Language): TaskLogEntry {
  const failure = storedFailure(entry.detail === '' ? null : entry.detail);
  return {
    Time: entry.at,
    Level: entry.level,
    Target: entry.target,
    Code: entry.code,
    Message: failure === undefined ? (notes[entry.code]?.[language] ?? '') : failureSentence(failure, language),
  };
}

/** Images that are done with, however. */
export const finished = (task: ScanTask) => task.scanned_images + task.failed_images + task.left_images;

export function progressOf(task: ScanTask): number {
  if (task.images === 0) return task.ended_at === null ? 0 : 100;
  return Math.floor((100 * finished(task)) / task.images);
}

/** A cycle's task has the cycle's name; what it is about is told beside. */
function namesOf(task: ShownScanTask, language: Language): { readonly name: string; readonly target: string } {
  const scope = () => scopeName(JSON.parse(task.scope), JSON.parse(task.registry_names), language);
  if (task.target === '') return { name: scope(), target: scope() };
  return { name: task.target, target: task.cycle_id === null ? task.target : scope() };
}

/** How it ended, and why where something failed; '' until then. */
function resultOf(task: ShownScanTask, language: Language): string {
  if (task.ended_at === null) return '';
  const { scanned_images: scanned, failed_images: failed, left_images: left } = task;
  const parts: Localized[] = [
    { zh: `已扫描 ${scanned} 个镜像`, en: `${scanned} scanned` },
    ...(failed > 0 ? [{ zh: `失败 ${failed} 个`, en: `${failed} failed` }] : []),
    ...(left > 0 ? [{ zh: `未扫描 ${left} 个`, en: `${left} left out` }] : []),
  ];
  const counts = parts.map((part) => part[language]).join(language === 'zh' ? '，' : ', ');
  const failure = storedFailure(task.failure);
  if (failure === undefined) return counts;
  return `${counts}${language === 'zh' ? '：' : ': '}${failureSentence(failure, language)}`;
}

/** A scan task under the cloud's names. */
function scanTaskRow(task: ListedScanTask, log: readonly ScanLogRow[], language: Language, now: number): ScanTaskRow {
  const started = task.started_at ?? task.created_at;
  const { name, target } = namesOf(task, language);
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
    ResultInfo: resultOf(task, language),
    StartTime: started,
    EndTime: task.ended_at ?? undefined,
    RealRunTime: (task.ended_at ?? now) - started,
    Trigger: task.trigger,
    ScannedImages: task.scanned_images,
    FailedImages: task.failed_images,
    RunningImages: task.asked_images ?? 0,
    Log: log.map((entry) => logEntry(entry, language)),
  };
}

type ListRequest = ParsedRequestOf<'DescribeOnceTaskLeafRecordPage'>;

/** The scan tasks as the task panel lists them. */
export function createScanTaskList(repository: ScanTaskListRepository, now: () => number) {
  return {
    async page(center: Center, request: ListRequest, language: Language): Promise<ScanTaskRow[]> {
      const tasks = await repository.page(center, request);
      return Promise.all(
        tasks.map(async (task) => {
          const log = request.RelateInfo ? await repository.logOf(task.id) : [];
          return scanTaskRow(task, log, language, now());
        }),
      );
    },
    count: repository.count,
  };
}

type LatestTask = ResponseOf<'DescribeImageLatestScanTask'>['Task'][number];

export function latestTask(task: ShownScanTask, language: Language): LatestTask {
  const { name, target } = namesOf(task, language);
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
