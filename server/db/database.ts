import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely } from 'kysely';
import { type MigrationProvider, Migrator } from 'kysely/migration';
import * as initial from './migrations/0001Initial.ts';
import * as organizations from './migrations/0002Organizations.ts';
import * as scanBlocked from './migrations/0003ScanBlocked.ts';
import * as repositoryRuns from './migrations/0004RepositoryRuns.ts';
import * as bulkCounting from './migrations/0005BulkCounting.ts';
import * as lists from './migrations/0006Lists.ts';
import * as scans from './migrations/0007Scans.ts';
import * as storedCounts from './migrations/0008StoredCounts.ts';
import * as scanQueue from './migrations/0009ScanQueue.ts';
import * as removals from './migrations/0010Removals.ts';
import * as plannerStatistics from './migrations/0011PlannerStatistics.ts';
import * as wholeRuns from './migrations/0012WholeRuns.ts';
import * as repositoryRisk from './migrations/0013RepositoryRisk.ts';
import * as imagesLeft from './migrations/0014ImagesLeft.ts';
import * as serverFacts from './migrations/0015ServerFacts.ts';
import * as registryParts from './migrations/0016RegistryParts.ts';
import * as completeness from './migrations/0017Completeness.ts';
import * as stoppedScans from './migrations/0018StoppedScans.ts';
import * as auditIntent from './migrations/0019AuditIntent.ts';
import * as imageFacts from './migrations/0020ImageFacts.ts';
import * as listingDeaths from './migrations/0021ListingDeaths.ts';
import type { Tables } from './tables.ts';
import { ThreadDialect, type ThreadDialectOptions } from './threadDialect.ts';

/** Writes go through one connection, reads through others that never wait for it. */
export interface Database {
  readonly read: Kysely<Tables>;
  /** Reads behind the page, which may take seconds: a connection of its own, so that no page waits for them. */
  readonly background: Kysely<Tables>;
  readonly write: Kysely<Tables>;
  /** Resolves with why once a connection is lost: from then on some of what is asked fails, until a new process opens it. */
  readonly lost: Promise<Error>;
  close(): Promise<void>;
}

/** Numbered, in order, never edited once released. */
const migrations: MigrationProvider = {
  getMigrations: async () => ({
    '0001_initial': initial,
    '0002_organizations': organizations,
    '0003_scan_blocked': scanBlocked,
    '0004_repository_runs': repositoryRuns,
    '0005_bulk_counting': bulkCounting,
    '0006_lists': lists,
    '0007_scans': scans,
    '0008_stored_counts': storedCounts,
    '0009_scan_queue': scanQueue,
    '0010_removals': removals,
    '0011_planner_statistics': plannerStatistics,
    '0012_whole_runs': wholeRuns,
    '0013_repository_risk': repositoryRisk,
    '0014_images_left': imagesLeft,
    '0015_server_facts': serverFacts,
    '0016_registry_parts': registryParts,
    '0017_completeness': completeness,
    '0018_stopped_scans': stoppedScans,
    '0019_audit_intent': auditIntent,
    '0020_image_facts': imageFacts,
    '0021_listing_deaths': listingDeaths,
  }),
};

/**
 * Opens the database file, creating and migrating it as needed. The connections' own caches are small: the system's
 * cache holds the file too, and is not the server's memory.
 */
export async function openDatabase(path: string): Promise<Database> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const lost = Promise.withResolvers<Error>();
  const connect = (options: Pick<ThreadDialectOptions, 'readOnly' | 'threads' | 'cacheKib'>) =>
    new Kysely<Tables>({ dialect: new ThreadDialect({ path, onLost: lost.resolve, ...options }) });
  const write = connect({ readOnly: false, threads: 1, cacheKib: 4_096 });
  const { error } = await new Migrator({ db: write, provider: migrations }).migrateToLatest();
  if (error !== undefined) {
    await write.destroy();
    throw error;
  }
  const read = connect({ readOnly: true, threads: 2, cacheKib: 4_096 });
  const background = connect({ readOnly: true, threads: 1, cacheKib: 2_048 });
  return {
    read,
    background,
    write,
    lost: lost.promise,
    close: async () => {
      await read.destroy();
      await background.destroy();
      await write.destroy();
    },
  };
}
