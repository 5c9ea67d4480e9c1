import { queryOptions, useQuery } from '@tanstack/react-query';
import type { BuildRiskFinding } from '#contract/images/buildRiskLists.ts';
import { allPages } from '../../../../api/allPages.ts';
import { type CallContext, callAction } from '../../../../api/client.ts';
import { queryKeys } from '../../../../api/queryKeys.ts';
import { askAgain } from '../../../../api/refetchInterval.ts';
import { useApi } from '../../../../api/useApi.ts';
import { type ActionQuery, useLastingError } from '../../../../api/useLastingError.ts';

/** A decision made elsewhere shows within half a minute. */
const refetchEvery = 30_000;

function findingsQuery(context: CallContext, ImageUuid: string) {
  return queryOptions<readonly BuildRiskFinding[]>({
    queryKey: queryKeys.allPages(context.center, 'DescribeImageBuildRiskByKey', context.language, { ImageUuid }),
    queryFn: ({ signal }) =>
      allPages(async (paging) => {
        const params = { ...paging, ImageUuid };
        const { Data } = await callAction(context, 'DescribeImageBuildRiskByKey', params, { signal });
        return { rows: Data.List, total: Data.PageInfo.TotalCount };
      }),
  });
}

/** Everything that was found in one image, handled or not. */
export function useImageRisks(uuid: string): ActionQuery<readonly BuildRiskFinding[]> {
  const asked = findingsQuery(useApi(), uuid);
  const refetchInterval = askAgain<readonly BuildRiskFinding[]>(refetchEvery);
  return useLastingError(asked.queryKey, useQuery({ ...asked, refetchInterval }));
}
