import type { ResponseOf } from '#contract/actions/actions.ts';
import { openTaskStatuses } from '#contract/enums.ts';
import { limits } from '#contract/limits.ts';
import { useActionQuery } from '../../api/useActionQuery.ts';
import type { ActionQuery } from '../../api/useLastingError.ts';

const refetchEvery = { running: 2000, idle: 30_000 };

/** Scan tasks that run or wait: how many there are, and the newest of them. */
export function useRunningScans(): ActionQuery<ResponseOf<'DescribeOnceTaskLeafRecordPage'>> {
  return useActionQuery(
    'DescribeOnceTaskLeafRecordPage',
    { TaskType: 'IMAGE_SCAN', StatusList: [...openTaskStatuses], PageSize: limits.scan.runningTasks },
    {
      refetchInterval: ({ state }) =>
        (state.data?.PageInfo.TotalCount ?? 0) > 0 ? refetchEvery.running : refetchEvery.idle,
    },
  );
}
