import type { RegistryRow } from '#contract/registries.ts';
import { useImagesReadAnew } from './useImagesReadAnew.ts';

/**
 * Reads images and counts anew whenever the registries say that theirs changed, or that they are doing otherwise, which
 * a list can be narrowed by. A sync that is over before the next look at it would otherwise show only with the slow,
 * idle reading.
 */
export function useFollowRegistries(rows: readonly RegistryRow[] | undefined): void {
  useImagesReadAnew(
    rows?.map(({ Id, State, ImageCount, LastSyncTime }) => `${Id}:${State}:${ImageCount}:${LastSyncTime}`).join(' '),
    Math.max(0, ...(rows ?? []).map(({ LastSyncTime = 0 }) => LastSyncTime)),
  );
}
