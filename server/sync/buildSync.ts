import { createListingRepository } from './listing/listingRepository.ts';
import { createRunListRepository } from './listing/runListRepository.ts';
import type { SyncDependencies } from './registrySync.ts';
import { createRunLog } from './runs/runLog.ts';
import { createRunRepository } from './runs/runRepository.ts';
import { SyncEngine } from './syncEngine.ts';

/** Puts the syncs of all registries together; starts none. */
export function buildSync(parts: Omit<SyncDependencies, 'runs' | 'runLists' | 'listings'>): SyncEngine {
  const { database, now } = parts;
  const runLog = createRunLog(database, now);
  return new SyncEngine({
    ...parts,
    runs: createRunRepository(database, now, runLog),
    runLists: createRunListRepository(database, runLog),
    listings: createListingRepository(database, now, runLog),
  });
}
