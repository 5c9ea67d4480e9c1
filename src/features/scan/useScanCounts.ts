import { useActionQuery } from '../../api/useActionQuery.ts';
import { useRunningScans } from './useRunningScans.ts';

const refetchInterval = 30_000;

/** The numbers of the scan page; each undefined until known. */
export function useScanCounts() {
  return {
    running: useRunningScans()?.total,
    scanned: useActionQuery('DescribeCountScannedImage', {}, { refetchInterval }).data?.ScannedCount,
    notScanned: useActionQuery('DescribeCountNotScannedImage', {}, { refetchInterval }).data?.NotScannedCnt,
    risks: useActionQuery('DescribeImageRiskLevelStatistic', {}, { refetchInterval }).data?.ImageRiskLevelList,
  };
}
