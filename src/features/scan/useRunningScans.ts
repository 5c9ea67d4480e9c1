import { openTaskStatuses } from '#contract/enums.ts';
import { limits } from '#contract/limits.ts';
import type { ScanTaskRow } from '#contract/tasks.ts';
import { useActionQuery } from '../../api/useActionQuery.ts';

const refetchEvery = { running: 2000, idle: 30_000 };

/** Scan tasks that run or wait; undefined until known. */
export function useRunningScans(): { total: number; tasks: readonly ScanTaskRow[] } | undefined {
  const { data } = useActionQuery(
    'DescribeOnceTaskLeafRecordPage',
    { TaskType: 'IMAGE_SCAN', StatusList: [...openTaskStatuses], PageSize: limits.scan.runningTasks },
    {
      refetchInterval: ({ state }) =>
        (state.data?.PageInfo.TotalCount ?? 0) > 0 ? refetchEvery.running : refetchEvery.idle,
    },
  );
  return (
    data && {
      total: data.PageInfo.TotalCount,
      tasks: data.OnceTasks.filter((task) => task.TaskType === 'IMAGE_SCAN'),
    }
  );
}
