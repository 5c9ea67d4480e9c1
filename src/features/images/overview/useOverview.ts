import { useActionQuery } from '../../../api/useActionQuery.ts';

/** What the numbers of the cards come from, each read anew every `refetchInterval` ms. */
export function useOverview(refetchInterval: number) {
  return {
    totals: useActionQuery('DescribeImageStatistics', {}, { refetchInterval }),
    risks: useActionQuery('DescribeImageRiskLevelStatistic', {}, { refetchInterval }),
    scanned: useActionQuery('DescribeCountScannedImage', {}, { refetchInterval }),
    notScanned: useActionQuery('DescribeCountNotScannedImage', {}, { refetchInterval }),
  };
}
export type Overview = ReturnType<typeof useOverview>;
