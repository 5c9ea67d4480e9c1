import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { ActionName } from '#contract/actions/actions.ts';
import { queryKeys } from '../../api/queryKeys.ts';
import { serverNow } from '../../api/serverClock.ts';
import { useApi } from '../../api/useApi.ts';
import type { RegistryOverview } from '../../features/registries/useRegistryOverview.ts';
import { useRunningScans } from '../../features/scan/useRunningScans.ts';

/** What shows images: lists, the counts on the cards, one image in full, and what comes of several. */
const imageActions: readonly ActionName[] = [
  'DescribeImageInstances',
  'DescribeImageRepoDetailList',
  'DescribeImageStatistics',
  'DescribeImageRiskLevelStatistic',
  'DescribeCountScannedImage',
  'DescribeCountNotScannedImage',
  'DescribeImageDetail',
  'DescribeBaseImages',
  'DescribeImageComparison',
  'DescribeImageVulList',
];

/** Within how many ms a page is loaded. */
const loadedWithinMs = 30_000;

/**
 * Refetches images and counts whenever the registries say that theirs changed, or that their states did, which a list
 * can be filtered by. A sync that is over before the registries are asked next would otherwise show only with the slow,
 * idle refetch.
 */
export function useRefetchOnRegistryChange({ summary }: RegistryOverview): void {
  const { States, ImageCount, TakenInImages, LastSyncTime } = summary ?? {};
  useRefetchImages(summary && JSON.stringify([States, ImageCount, TakenInImages, LastSyncTime]), summary?.LastSyncTime);
}

/** Refetches images and counts whenever a scan has finished with more of them, or is over. */
export function useRefetchOnScanProgress(): void {
  const tasks = useRunningScans().data?.OnceTasks;
  useRefetchImages(
    tasks?.map(({ TaskId, FinishCount, StatusText }) => `${TaskId}:${FinishCount}:${StatusText}`).join(' '),
  );
}

/**
 * Refetches images and counts whenever `revision` changes; undefined is not known yet. The first that is known may
 * already be another than the one whose images are shown, as they are asked for side by side: what was `changedAt` (ms
 * since 1970) just now is fetched once more.
 */
function useRefetchImages(revision: string | undefined, changedAt = 0): void {
  const queryClient = useQueryClient();
  const { center } = useApi();
  const seen = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (revision === undefined) return;
    const known = seen.current;
    seen.current = revision;
    if (known === revision) return;
    if (known === undefined && Math.abs(serverNow() - changedAt) > loadedWithinMs) return;
    for (const action of imageActions)
      void queryClient.invalidateQueries({ queryKey: queryKeys.action(center, action) });
  }, [queryClient, center, revision, changedAt]);
}
