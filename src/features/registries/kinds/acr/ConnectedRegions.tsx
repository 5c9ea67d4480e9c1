import { Skeleton } from 'antd';
import { type ReactNode, useState } from 'react';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import { useAllRegistries } from '../../../../api/useAllRegistries.ts';
import { ErrorPanel } from '../../../../ui/errors/ErrorPanel.tsx';

/** Reads the regions that are connected before the form is made. Later ones do not count as changed in it. */
export function ConnectedRegions({ children }: { children: (connected: readonly RegistryRow[]) => ReactNode }) {
  const { data, error, refetch, isFetchedAfterMount } = useAllRegistries();
  const [connected, setConnected] = useState<readonly RegistryRow[]>();
  if (connected === undefined && data !== undefined && isFetchedAfterMount) {
    setConnected(data.filter(({ RegistryType }) => RegistryType === 'acr'));
  }
  if (connected !== undefined) return children(connected);
  return error === null ? (
    <Skeleton active title={false} paragraph={{ rows: 12 }} />
  ) : (
    <ErrorPanel error={error} onRetry={() => void refetch()} />
  );
}
