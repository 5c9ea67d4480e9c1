import type { ListedRepository, RegistryConnector } from '../../connectors/port.ts';
import type { Database } from '../../db/database.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import type { SyncRun } from '../../store/syncRuns.ts';

/** A listing that was made, as far as what it lacks is concerned. */
export interface RemovalJob {
  readonly run: SyncRun;
  readonly target: RegistryTarget;
  readonly connector: RegistryConnector;
  readonly wanted: (repository: ListedRepository) => boolean;
  readonly database: Database;
  readonly signal: AbortSignal;
  readonly now: () => number;
}

/** What a listing has done about what it lacks. */
export interface Settlement {
  /** Images that are kept for a second look, as too many went at once. */
  readonly marked: number;
  /** Images that the registry was asked for, and did not say of that they are gone. */
  readonly unproven: number;
}
