import type { RegistryState } from '#contract/enums.ts';
import type { RegistryRecord } from './registryRepository.ts';
import type { SyncRun } from './syncRuns.ts';

type Facts = Pick<RegistryRecord, 'removed_at' | 'paused' | 'failure' | 'verified'>;

/** How a registry is doing, by its own fields and the newest run of the whole of it. */
export function stateOf(registry: Facts, run: Pick<SyncRun, 'status'> | undefined): RegistryState {
  if (registry.removed_at !== null) return 'removing';
  if (registry.paused === 1) return 'paused';
  if (run?.status === 'START') return 'syncing';
  if (registry.failure !== null) return 'failing';
  return registry.verified === 1 ? 'verified' : 'unverified';
}
