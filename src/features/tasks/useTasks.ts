import type { ResponseOf } from '#contract/actions/actions.ts';
import { openTaskStatuses } from '#contract/enums.ts';
import type { TaskRow } from '#contract/tasks.ts';
import { hasErrorCode } from '../../api/apiError.ts';
import type { RefetchInterval } from '../../api/refetchInterval.ts';
import { useActionQuery } from '../../api/useActionQuery.ts';

const refetchEvery = { running: 1500, idle: 30_000 };

/** The two kinds of tasks, by the wire's type. */
const taskKinds = { sync: 'IMAGE_REGISTRY_PULL', scan: 'IMAGE_SCAN' } as const;
export type TaskKind = keyof typeof taskKinds;

export const tasksPerPage = 20;

export function isRunning({ StatusText }: TaskRow): boolean {
  return openTaskStatuses.some((open) => open === StatusText);
}

/** Live while one of them runs. */
const refetchInterval: RefetchInterval<ResponseOf<'DescribeOnceTaskLeafRecordPage'>> = ({ state }) =>
  state.data?.OnceTasks.some(isRunning) ? refetchEvery.running : refetchEvery.idle;

/** Tasks of one kind in the data centre, or of one registry there, newest first. */
export function useTasks(kind: TaskKind, page: number, registryId?: number) {
  return useActionQuery(
    'DescribeOnceTaskLeafRecordPage',
    { TaskType: taskKinds[kind], RelateInfo: true, CurrentPage: page, PageSize: tasksPerPage, RegistryId: registryId },
    { keepPrevious: true, refetchInterval },
  );
}

/** The task that a link leads to, where it is not among the `shown` ones, else null: its task is undefined until it is known, null where it is gone. */
export function useLinkedTask(kind: TaskKind, id: string | null, shown: readonly TaskRow[] | undefined) {
  const isElsewhere = id !== null && shown?.some(({ TaskId }) => TaskId === id) === false;
  const query = useActionQuery(
    'DescribeOnceTaskLeafRecordPage',
    { TaskType: taskKinds[kind], RelateInfo: true, TaskId: id ?? '' },
    { enabled: isElsewhere, refetchInterval },
  );
  if (!isElsewhere) return null;
  const found = query.data && (query.data.OnceTasks.find(({ TaskId }) => TaskId === id) ?? null);
  // What can be no task's id, as in a link that was cut off, is no task.
  const isNone = hasErrorCode(query.error, 'IllegalParam');
  return { task: isNone ? null : found, error: isNone ? null : query.error, retry: () => void query.refetch() };
}
