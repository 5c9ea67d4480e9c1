import { useActionQuery } from '../../../api/useActionQuery.ts';

/** Counts of the data centre's images; each is undefined until it is known. */
export interface Overview {
  readonly images: number | undefined;
  readonly atRisk: number | undefined;
  readonly byRisk: Record<'high' | 'medium' | 'low', number> | undefined;
  readonly scanned: number | undefined;
  readonly notScanned: number | undefined;
}

const levels = { high: '3', medium: '2', low: '1' } as const;

/** The four counts of the cards, read anew every `refetchInterval` ms. */
export function useOverview(refetchInterval: number): Overview {
  const totals = useActionQuery('DescribeImageStatistics', {}, { refetchInterval }).data;
  const risks = useActionQuery('DescribeImageRiskLevelStatistic', {}, { refetchInterval }).data?.ImageRiskLevelList;
  const scanned = useActionQuery('DescribeCountScannedImage', {}, { refetchInterval }).data;
  const notScanned = useActionQuery('DescribeCountNotScannedImage', {}, { refetchInterval }).data;
  const countOf = (level: string) => risks?.find(({ ImageRiskLevel }) => ImageRiskLevel === level)?.Cnt ?? 0;
  return {
    images: totals?.InstanceCount,
    atRisk: totals?.RiskInstanceCount,
    byRisk: risks && { high: countOf(levels.high), medium: countOf(levels.medium), low: countOf(levels.low) },
    scanned: scanned?.ScannedCount,
    notScanned: notScanned?.NotScannedCnt,
  };
}
