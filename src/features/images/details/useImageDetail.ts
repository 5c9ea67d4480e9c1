import { useActionQuery } from '../../../api/useActionQuery.ts';
import { refetchInterval } from './useVulnerabilities.ts';

/** All that is known of one image beside its vulnerabilities; NotFound once it vanished. */
export function useImageDetail(uuid: string) {
  return useActionQuery('DescribeImageDetail', { Uuid: uuid }, { refetchInterval });
}
