import type { RegistryRow } from '#contract/registries/registryRow.ts';
import { intakeTime } from './schedule/intakeTime.ts';

/** How far a registry has come: its listing, else its intake. `share` is 0 to 1, null while the whole is unknown. */
export interface SyncProgress {
  readonly phase: 'reading' | 'listing' | 'intake';
  readonly done: number;
  /** Null where the registry has not said how many repositories it holds. */
  readonly total: number | null;
  readonly share: number | null;
  /** Ms until nothing waits, at the speed limit; null where nothing waits, takes in or limits it. */
  readonly timeLeft: number | null;
}

/** While a registry is listed that is shown, as it decides what the whole is; then how far its intake is. */
export function syncProgressOf(registry: RegistryRow): SyncProgress {
  const { ListedRepositories: listed, RepositoryCount: repositories, SyncPhase } = registry;
  if (SyncPhase !== 'listing') return intakeProgressOf(registry);
  if (listed === 0) return { phase: 'reading', done: 0, total: null, share: null, timeLeft: null };
  const share = repositories === undefined ? null : listed / repositories;
  return { phase: 'listing', done: listed, total: repositories ?? null, share, timeLeft: timeLeft(registry) };
}

/** How many of a registry's different images are taken in: those that could not be are not. */
export function intakeProgressOf(registry: RegistryRow): SyncProgress & { readonly total: number } {
  const { DistinctImages: total, TakenInImages: done } = registry;
  return { phase: 'intake', done, total, share: total === 0 ? null : done / total, timeLeft: timeLeft(registry) };
}

function timeLeft({ State, WaitingImages, TransPerHour }: RegistryRow): number | null {
  return State === 'paused' ? null : intakeTime(WaitingImages, TransPerHour) || null;
}
