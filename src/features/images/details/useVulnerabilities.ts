import type { ResponseOf } from '#contract/actions/actions.ts';
import type { ReportState } from '#contract/images/vulnerabilities.ts';
import { useActionQuery } from '../../../api/useActionQuery.ts';
import type { VulnerabilityState } from './vulnerabilityState.ts';

export type VulnerabilityAnswer = ResponseOf<'DescribeImageVulList'>;

/** What is under way is looked at often; a scan begun elsewhere shows within half a minute. */
const refetchEvery = { moving: 2000, idle: 30_000 };

/** How long an answer about the report stands, ms. */
export function refetchInterval({
  state: { data },
}: {
  state: { data?: { ReportState?: ReportState | undefined } | undefined };
}) {
  const moving = data?.ReportState === 'waiting' || data?.ReportState === 'scanning';
  return moving ? refetchEvery.moving : refetchEvery.idle;
}

/** What a list of one image's vulnerabilities is asked for, but for its page. */
export function vulnerabilityFilter(uuid: string, state: VulnerabilityState) {
  return {
    Type: 'cve' as const,
    Uuids: uuid,
    ...(state.severities.length === 0 ? {} : { Severities: [...state.severities] }),
    ...(state.fixable ? { Fixable: true } : {}),
    ...(state.origin === null ? {} : { Origin: state.origin }),
    ...(state.find === '' ? {} : { SearchText: state.find }),
    ...(state.sort === null ? {} : { SortBy: state.sort.key, SortOrder: state.sort.order }),
  };
}

/** One page of an image's vulnerabilities, with the counts of the whole and how the report stands. */
export function useVulnerabilities(uuid: string, state: VulnerabilityState) {
  return useActionQuery(
    'DescribeImageVulList',
    { ...vulnerabilityFilter(uuid, state), CurrentPage: state.page, PageSize: state.size },
    { keepPrevious: true, refetchInterval },
  );
}
