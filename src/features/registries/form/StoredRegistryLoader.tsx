import { Skeleton } from 'antd';
import { type ReactNode, useState } from 'react';
import type { RegistryRow } from '#contract/registries/registries.ts';
import { useActionQuery } from '../../../api/useActionQuery.ts';
import { ErrorPanel } from '../../../ui/errors/ErrorPanel.tsx';
import type { StoredRegistry } from './values/storedRegistry.ts';

interface EditLoaderProps {
  row: RegistryRow;
  children: (stored: StoredRegistry) => ReactNode;
}

/** Reads what the list does not show of a registry before its form is made: Quay's organizations. */
export function EditLoader({ row, children }: EditLoaderProps) {
  const hasRows = row.RegistryType === 'quay';
  const [plain] = useState<StoredRegistry>({ row, organizations: [] });
  const query = useActionQuery('ListImageRegistryExtra', { RegistryId: row.Id }, { enabled: hasRows });
  if (!hasRows) return children(plain);
  // What an earlier visit has left in the cache may be older than its own changes.
  if (query.data !== undefined && query.isFetchedAfterMount) {
    return children({ row, organizations: query.data.ImageRegistryExtraInfos });
  }
  return query.error === null ? (
    <Skeleton active paragraph={{ rows: 12 }} />
  ) : (
    <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
  );
}
