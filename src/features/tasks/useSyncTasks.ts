import type { TaskRow } from '#contract/tasks.ts';
import { useActionQuery } from '../../api/useActionQuery.ts';

const refetchEvery = { running: 1500, idle: 30_000 };

export function isRunning({ StatusText }: TaskRow): boolean {
  return StatusText === 'START' || StatusText === 'INIT';
}

/** The synchronizations of the data centre, newest first, live while one of them runs. */
export function useSyncTasks(page: number) {
  return useActionQuery(
    'DescribeOnceTaskLeafRecordPage',
    { TaskType: 'IMAGE_REGISTRY_PULL', RelateInfo: true, CurrentPage: page, PageSize: 20 },
    {
      keepPrevious: true,
      refetchInterval: ({ state }) =>
        state.data?.OnceTasks.some(isRunning) ? refetchEvery.running : refetchEvery.idle,
    },
  );
}
