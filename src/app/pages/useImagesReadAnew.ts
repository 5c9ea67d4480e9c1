import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { queryKeys } from '../../api/queryKeys.ts';
import { useApi } from '../../api/useApi.ts';
import { imageActions } from './imageActions.ts';

/** Within how many ms a page is loaded; before or after now, since the server's clock is another. */
const loadedWithinMs = 30_000;

/**
 * Reads images and counts anew whenever `revision` becomes another; undefined is not known yet. The first
 * that is known may already be another than the one whose images are shown, as they are asked for side by
 * side: what was `changedAt` (ms since 1970) just now is read once more.
 */
export function useImagesReadAnew(revision: string | undefined, changedAt = 0): void {
  const queryClient = useQueryClient();
  const { center } = useApi();
  const seen = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (revision === undefined) return;
    const known = seen.current;
    seen.current = revision;
    if (known === revision) return;
    if (known === undefined && Math.abs(Date.now() - changedAt) > loadedWithinMs) return;
    for (const action of imageActions)
      void queryClient.invalidateQueries({ queryKey: queryKeys.action(center, action) });
  }, [queryClient, center, revision, changedAt]);
}
