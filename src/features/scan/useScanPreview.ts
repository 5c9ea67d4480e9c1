import { useActionQuery } from '../../api/useActionQuery.ts';
import type { ScanScope } from './start/scanRequest.ts';

/** How many images a scope holds; asked only where there is one. `stale`: it is that of the scope before. */
export function useScanPreview(scope: ScanScope | null) {
  const query = useActionQuery('PublicPreCheckImageScanTask', scope ?? {}, {
    enabled: scope !== null,
    keepPrevious: true,
  });
  const data = scope === null ? undefined : query.data?.Data;
  return {
    data,
    error: scope === null ? null : query.error,
    stale: query.isPlaceholderData,
    retry: () => void query.refetch(),
  };
}
