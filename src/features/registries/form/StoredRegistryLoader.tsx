import { Skeleton } from 'antd';
import { type ReactNode, useState } from 'react';
import { kinds } from '#contract/kinds/kinds.ts';
import type { PrivateRegistryType } from '#contract/kinds/registryTypes.ts';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import { useActionQuery } from '../../../api/useActionQuery.ts';
import { ErrorPanel } from '../../../ui/errors/ErrorPanel.tsx';
import type { StoredRegistry } from './values/storedRegistry.ts';

interface StoredRegistryLoaderProps {
  type: PrivateRegistryType;
  row: RegistryRow;
  children: (stored: StoredRegistry) => ReactNode;
}

/** Reads what the list does not show of a registry before its form is made: its extra rows. */
export function StoredRegistryLoader({ type, row, children }: StoredRegistryLoaderProps) {
  const hasRows = kinds[type].extraRows !== null;
  const [plain] = useState<StoredRegistry>({ type, row, organizations: [] });
  const query = useActionQuery('ListImageRegistryExtra', { RegistryId: row.Id }, { enabled: hasRows, staleTime: 0 });
  if (!hasRows) return children(plain);
  // What an earlier visit has left in the cache may be older than its own changes, so it is always asked for anew.
  if (query.data !== undefined && query.isFetchedAfterMount) {
    return children({ type, row, organizations: query.data.ImageRegistryExtraInfos });
  }
  return query.error === null ? (
    <Skeleton active title={false} paragraph={{ rows: 12 }} />
  ) : (
    <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
  );
}
