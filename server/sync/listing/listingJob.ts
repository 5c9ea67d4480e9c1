import type { Logger } from 'pino';
import type { ConnectorOf } from '../../connectors/connectors.ts';
import type { Database } from '../../db/database.ts';
import type { RegistryRepository } from '../../store/registryRepository.ts';
import type { RemovalJob } from '../removal/removalJob.ts';
import type { RunRepository } from '../runs/runRepository.ts';
import type { ListingRepository } from './listingRepository.ts';
import type { RunListRepository } from './runListRepository.ts';

/** All that one listing needs. */
export interface ListingJob extends RemovalJob {
  readonly runs: RunRepository;
  readonly runLists: RunListRepository;
  readonly listings: ListingRepository;
  /** Repositories read at the same time: enough to hide the latency, few enough not to press a registry. */
  readonly repositoriesAtOnce: number;
  /** Called when digests wait for their intake. */
  readonly onWaiting: () => void;
}

/** What the listings of all registries share. */
export interface ListingDependencies {
  readonly database: Database;
  readonly registries: RegistryRepository;
  readonly runs: RunRepository;
  readonly runLists: RunListRepository;
  readonly listings: ListingRepository;
  readonly connectorOf: ConnectorOf;
  readonly now: () => number;
  readonly random: () => number;
  readonly log: Logger;
}
