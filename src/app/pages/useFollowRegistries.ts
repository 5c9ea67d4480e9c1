import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { RegistryRow } from '#contract/registries.ts';
import { queryKeys } from '../../api/queryKeys.ts';
import { useApi } from '../../api/useApi.ts';
import { imageActions } from './imageActions.ts';

/**
 * Reads images and counts anew whenever the registries say that theirs changed. A sync that is over
 * before the next look at it would otherwise show only with the slow, idle reading.
 */
export function useFollowRegistries(rows: readonly RegistryRow[] | undefined): void {
  const queryClient = useQueryClient();
  const { center } = useApi();
  const revision = rows?.map(({ Id, ImageCount, LastSyncTime }) => `${Id}:${ImageCount}:${LastSyncTime}`).join(' ');
  const seen = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (revision === undefined) return;
    const known = seen.current;
    seen.current = revision;
    if (known === undefined || known === revision) return;
    for (const action of imageActions)
      void queryClient.invalidateQueries({ queryKey: queryKeys.action(center, action) });
  }, [queryClient, center, revision]);
}
