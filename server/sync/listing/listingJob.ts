import type { ListedRepository, RegistryConnector } from '../../connectors/port.ts';
import type { Database } from '../../db/database.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import type { SyncRun } from '../../store/syncRuns.ts';
import type { RunRepository } from '../runs/runRepository.ts';
import type { ListingRepository } from './listingRepository.ts';

/** All that one listing needs. */
export interface ListingJob {
  readonly run: SyncRun;
  readonly target: RegistryTarget;
  readonly connector: RegistryConnector;
  readonly wanted: (repository: ListedRepository) => boolean;
  readonly database: Database;
  readonly runs: RunRepository;
  readonly listings: ListingRepository;
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** Called when images wait for intake. */
  readonly onWaiting: () => void;
}
