import { useActionQuery } from '../../../api/useActionQuery.ts';
import { isMoving } from './useVulnerabilities.ts';

const refetchEvery = { moving: 2000, idle: 30_000 };

/** All that is known of one image beside its vulnerabilities; NotFound once it vanished. */
export function useImageDetail(uuid: string) {
  return useActionQuery(
    'DescribeImageDetail',
    { Uuid: uuid },
    {
      refetchInterval: ({ state: { data } }) => (isMoving(data?.ReportState) ? refetchEvery.moving : refetchEvery.idle),
    },
  );
}
