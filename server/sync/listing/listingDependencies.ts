import type { Logger } from 'pino';
import type { ConnectorOf } from '../../connectors/connectors.ts';
import type { Database } from '../../db/database.ts';
import type { RegistryRepository } from '../../store/registryRepository.ts';
import type { RunRepository } from '../runs/runRepository.ts';
import type { ListingRepository } from './listingRepository.ts';

/** What the listings of all registries share. */
export interface ListingDependencies {
  readonly database: Database;
  readonly registries: RegistryRepository;
  readonly runs: RunRepository;
  readonly listings: ListingRepository;
  readonly connectorOf: ConnectorOf;
  readonly now: () => number;
  readonly random: () => number;
  readonly log: Logger;
}
