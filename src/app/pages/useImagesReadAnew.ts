import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { queryKeys } from '../../api/queryKeys.ts';
import { useApi } from '../../api/useApi.ts';
import { imageActions } from './imageActions.ts';

/** Reads images and counts anew whenever `revision` becomes another; undefined is not known yet. */
export function useImagesReadAnew(revision: string | undefined): void {
  const queryClient = useQueryClient();
  const { center } = useApi();
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
