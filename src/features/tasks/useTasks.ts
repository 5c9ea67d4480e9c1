import { openTaskStatuses } from '#contract/enums.ts';
import type { TaskRow } from '#contract/tasks.ts';
import { useActionQuery } from '../../api/useActionQuery.ts';

const refetchEvery = { running: 1500, idle: 30_000 };

/** The two kinds of tasks, by the wire's type. */
export const taskKinds = { sync: 'IMAGE_REGISTRY_PULL', scan: 'IMAGE_SCAN' } as const;
export type TaskKind = keyof typeof taskKinds;

export function isRunning({ StatusText }: TaskRow): boolean {
  return openTaskStatuses.some((open) => open === StatusText);
}

/** Tasks of one kind in the data centre, newest first, live while one of them runs. */
export function useTasks(kind: TaskKind, page: number) {
  return useActionQuery(
    'DescribeOnceTaskLeafRecordPage',
    { TaskType: taskKinds[kind], RelateInfo: true, CurrentPage: page, PageSize: 20 },
    {
      keepPrevious: true,
      refetchInterval: ({ state }) =>
        state.data?.OnceTasks.some(isRunning) ? refetchEvery.running : refetchEvery.idle,
    },
  );
}
