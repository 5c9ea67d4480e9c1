import type { AnyMigration } from './migrationSteps.ts';
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
import * as digests from './migrations/0022Digests.ts';
import * as syncSchedule from './migrations/0023SyncSchedule.ts';
import * as intake from './migrations/0024Intake.ts';
import * as tokenServiceHost from './migrations/0025TokenServiceHost.ts';
import * as contents from './migrations/0026Contents.ts';
import * as bases from './migrations/0027Bases.ts';
import * as accessKeys from './migrations/0028AccessKeys.ts';
import * as unusableTags from './migrations/0029UnusableTags.ts';
import * as buildRisks from './migrations/0030BuildRisks.ts';
import * as changesMeanwhile from './migrations/0031ChangesMeanwhile.ts';
import * as users from './migrations/0032Users.ts';
import * as scansByRegistry from './migrations/0033ScansByRegistry.ts';
import * as auditChain from './migrations/0034AuditChain.ts';
import * as auditLists from './migrations/0035AuditLists.ts';
import * as lostRoles from './migrations/0036LostRoles.ts';

/** Numbered, in order, never edited once released. Each is one transaction: within it no pragma changes how foreign keys are kept. */
export const migrations: Readonly<Record<string, AnyMigration>> = {
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
  '0022_digests': digests,
  '0023_sync_schedule': syncSchedule,
  '0024_intake': intake,
  '0025_token_service_host': tokenServiceHost,
  '0026_contents': contents,
  '0027_bases': bases,
  '0028_access_keys': accessKeys,
  '0029_unusable_tags': unusableTags,
  '0030_build_risks': buildRisks,
  '0031_changes_meanwhile': changesMeanwhile,
  '0032_users': users,
  '0033_scans_by_registry': scansByRegistry,
  '0034_audit_chain': auditChain,
  '0035_audit_lists': auditLists,
  '0036_lost_roles': lostRoles,
};
