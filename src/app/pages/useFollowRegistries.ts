import type { Registries } from '../../features/registries/useRegistries.ts';
import { useImagesReadAnew } from './useImagesReadAnew.ts';

/**
 * Reads images and counts anew whenever the registries say that theirs changed, or that they are doing otherwise, which
 * a list can be narrowed by. A sync that is over before the next look at it would otherwise show only with the slow,
 * idle reading. That more of them become known is no change of theirs.
 */
export function useFollowRegistries({ rows, complete }: Registries): void {
  const known = complete ? rows : undefined;
  useImagesReadAnew(
    known?.map(({ Id, State, ImageCount, LastSyncTime }) => `${Id}:${State}:${ImageCount}:${LastSyncTime}`).join(' '),
    Math.max(0, ...(known ?? []).map(({ LastSyncTime = 0 }) => LastSyncTime)),
  );
}
