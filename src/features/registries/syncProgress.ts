import { limits } from '#contract/limits.ts';
import type { RegistryRow } from '#contract/registries/registries.ts';

/** How far a synchronization has come. `share` is 0 to 1, null while the whole is unknown. */
export interface SyncProgress {
  readonly phase: 'reading' | 'listing' | 'intake';
  readonly done: number;
  /** Null where the registry has not said how many repositories it holds. */
  readonly total: number | null;
  readonly share: number | null;
  /** Ms until every listed image is in, at the speed limit; null where nothing limits it. */
  readonly timeLeft: number | null;
}

const hour = 3_600_000;

/**
 * Listing comes first and alone decides what the whole is; the intake counts against what it has
 * listed. Both overlap, so the one that holds the other up is shown: the listing until it is over.
 */
export function syncProgressOf(registry: RegistryRow): SyncProgress {
  const {
    ListedRepositories: listed,
    RepositoryCount: repositories,
    ListedImages,
    TakenInImages,
    TransPerHour,
    SyncPhase,
  } = registry;
  const left = Math.max(ListedImages - TakenInImages, 0);
  const unlimited = TransPerHour === limits.transPerHour.unlimited;
  const timeLeft = unlimited || left === 0 ? null : (left / TransPerHour) * hour;
  if (SyncPhase === 'listing') {
    if (listed === 0) return { phase: 'reading', done: 0, total: null, share: null, timeLeft: null };
    const share = repositories === undefined ? null : listed / repositories;
    return { phase: 'listing', done: listed, total: repositories ?? null, share, timeLeft };
  }
  const share = ListedImages === 0 ? null : Math.min(TakenInImages / ListedImages, 1);
  return { phase: 'intake', done: TakenInImages, total: ListedImages, share, timeLeft };
}
