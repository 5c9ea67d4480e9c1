import { useActionQuery } from '../../../api/useActionQuery.ts';

/** The scan cycle of the data centre, the oldest where scripts made several, and the scan time range. */
export function useCycle() {
  const cycles = useActionQuery('DescribeCycleTaskList', { TaskType: 'IMAGE_SCAN', PageSize: 100 });
  const range = useActionQuery('GetRegistryScanDayNum', {});
  return {
    known: cycles.data !== undefined && range.data !== undefined,
    cycle: cycles.data?.CycleScheduleResponseList.toSorted((a, b) => Number(a.ConfigId) - Number(b.ConfigId))[0],
    dayNum: range.data?.ScanDayNumConfig.ScanDayNum,
    error: cycles.error ?? range.error,
    retry: () => {
      void cycles.refetch();
      void range.refetch();
    },
  };
}
