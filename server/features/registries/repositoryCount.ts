import type { SyncRun } from '../../sync/runStore.ts';

/** How many repositories a run is about: as many as the registry says it holds, else as many as its list has; undefined before that. */
export function repositoryCount(
  run: Pick<SyncRun, 'repositories_declared' | 'repositories_known' | 'repositories_found'>,
): number | undefined {
  return run.repositories_declared ?? (run.repositories_known === 1 ? run.repositories_found : undefined);
}
