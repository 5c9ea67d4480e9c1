import type { ColumnType, Generated } from 'kysely';
import type { Center } from '#contract/center.ts';
import type { NetType, PartState, ProtocolType, RegistryVersion, ScanBlock, ScanStatus } from '#contract/enums.ts';
import type { RegistryType } from '#contract/kinds/registryTypes.ts';
import type { AuditTables } from './auditTables.ts';
import type { BaseTables } from './baseTables.ts';
import type { BuildRiskTables } from './buildRiskTables.ts';
import type { ContentTables } from './contentTables.ts';
import type { ScanTables } from './scanTables.ts';
import type { IntakeStateCode, SyncTables } from './syncTables.ts';
import type { UserTables } from './userTables.ts';

/** The tables as the queries see them. Times are ms since 1970, flags 0 or 1, lists and objects JSON text. */
export interface Tables
  extends AuditTables,
    BaseTables,
    BuildRiskTables,
    ContentTables,
    ScanTables,
    SyncTables,
    UserTables {
  server_facts: ServerFactsTable;
  registries: RegistriesTable;
  registry_organizations: RegistryOrganizationsTable;
  registry_parts: RegistryPartsTable;
  client_tokens: ClientTokensTable;
  repositories: RepositoriesTable;
  images: ImagesTable;
  other_artifacts: OtherArtifactsTable;
  image_totals: ImageTotalsTable;
  images_counted_apart: ImagesCountedApartTable;
}

interface ServerFactsTable {
  name: 'data id' | 'derivation root' | 'key check' | 'secrets bound';
  value: string;
}

export interface RegistryOrganizationsTable {
  id: Generated<number>;
  registry_id: number;
  /** The order of the form, from 0. */
  position: number;
  namespace: string;
  token_sealed: string;
  secret_set_at: number;
}

export interface RegistryPartsTable {
  registry_id: number;
  name: string;
  /** The order of the form, from 0. */
  position: number;
  state: PartState;
  /** The failure that holds at the moment, JSON; null while all is well. */
  failure: string | null;
  failing_since: number | null;
}

export interface RegistriesTable {
  id: Generated<number>;
  center: Center;
  type: RegistryType;
  version: RegistryVersion;
  protocol: ProtocolType;
  net_type: NetType;
  vpc_id: string | null;
  region_id: string;
  host_ip: string;
  /** The port in use: 80 or 443 by protocol where none was given. */
  port: number;
  domain_name: string;
  name: string;
  user_name: string;
  password_sealed: string;
  secret_set_at: number;
  /** Images per hour; 0 is unlimited. */
  trans_per_hour: number;
  include_patterns: string;
  exclude_patterns: string;
  ca_certificate: string | null;
  certificate_fingerprint: string | null;
  /** Another host that its password may go to for a token. */
  token_service_host: string | null;
  verified: number;
  paused: number;
  /** The failure that holds at the moment, JSON; null while all is well. */
  failure: string | null;
  /** Whether it is the registry's, or that of a part or a repository of it alone. */
  failure_concerns: Generated<'registry' | 'part'>;
  failing_since: number | null;
  failed_attempts: number;
  /** Since when a listing of it runs; one that stands there at a start was running when the process died. */
  listing_since: Generated<number | null>;
  /** How often in a row the process died while it was listed. */
  listing_deaths: Generated<number>;
  next_sync_at: number | null;
  /** A `SyncSchedule`, JSON. */
  sync_schedule: Generated<string>;
  /** When a listing last ended whole. */
  last_sync_at: number | null;
  created_at: number;
  modified_at: number;
  /** What holds the intake of its images up, JSON; null while nothing does. Whether it lists well is told apart. */
  intake_failure: Generated<string | null>;
  intake_failing_since: Generated<number | null>;
  intake_attempts: Generated<number>;
  /** When the intake asks again; null beside a failure: once a person has acted. */
  intake_next_try_at: Generated<number | null>;
  /** Since when it is removed, while its images still go. */
  removed_at: Generated<number | null>;
}

interface ClientTokensTable {
  center: Center;
  token: string;
  registry_id: number;
  created_at: number;
}

interface RepositoriesTable {
  id: Generated<number>;
  registry_id: number;
  namespace: string;
  name: string;
  /** Images by risk; kept true by triggers. */
  high_images: Generated<number>;
  medium_images: Generated<number>;
  low_images: Generated<number>;
  none_images: Generated<number>;
  unknown_images: Generated<number>;
  /** Sums of the five, computed when read. */
  images: ColumnType<number, never, never>;
  images_at_risk: ColumnType<number, never, never>;
  /** The worst that is known of them, as in `images`; computed when read. */
  risk_rank: ColumnType<number, never, never>;
  vulnerabilities: Generated<number>;
  listed_run: number;
  listed_at: number;
  /** The path of its page in the registry's own console; '' where that is not known. */
  web_path: Generated<string>;
  /** How often something was decided that its images do not show yet. */
  decisions_due: Generated<number>;
}

/** What a listing takes for an image, and was found to be none. */
interface OtherArtifactsTable {
  registry_id: number;
  digest: string;
}

export interface ImagesTable {
  id: Generated<number>;
  /** Stable for (registry, namespace, repository, digest, tag). */
  uuid: string;
  center: Center;
  registry_id: number;
  repository_id: number;
  namespace: string;
  repository_name: string;
  digest: string;
  tag: string;
  size: number | null;
  media_type: string;
  platforms: string;
  /** 0 where the registry does not say. */
  created_at: number;
  updated_at: number;
  scan_status: ScanStatus | null;
  scanned_at: number | null;
  scan_blocked: ScanBlock | null;
  /** Place in `scanStates`; computed when read. */
  scan_state: ColumnType<number, never, never>;
  /** 3 high, 2 medium, 1 low, 0 none found, -1 not known. */
  risk_rank: number;
  critical: number;
  high: number;
  medium: number;
  low: number;
  unknown: number;
  fixable: number;
  vulnerabilities: number;
  /** The run that first and last listed it. */
  first_run: ColumnType<number, number, never>;
  listed_run: number;
  first_seen_at: ColumnType<number, number, never>;
  /** That of its digest, as `digests` has it; kept true by a trigger. */
  intake_state: IntakeStateCode;
  /** When what its list does not tell is to be read, 0 where it never was; null where lists tell all. */
  facts_due: Generated<number | null>;
  /** Since when complete listings lack it, where so many went at once that it is kept for another look. */
  not_listed_since: Generated<number | null>;
  /** 1 where that is so; computed when read. */
  not_listed: ColumnType<number, never, never>;
  /** Somebody keeps it though it is not listed. */
  missing_kept: Generated<number>;
  /** What it is built on; null where no base is known. */
  base_id: Generated<number | null>;
  /** Findings that its base has too, by severity; null where a report is missing, or the base. */
  inherited_critical: Generated<number | null>;
  inherited_high: Generated<number | null>;
  inherited_medium: Generated<number | null>;
  inherited_low: Generated<number | null>;
  inherited_unknown: Generated<number | null>;
  /** How many of these the newer tag of the base does not have; null where there is none. */
  cleared: Generated<number | null>;
  /** Build risks of its digest, as `digests` has them; kept true by a trigger. Bits as in `risk_sets`. */
  found_risks: Generated<number>;
  /** What was decided about them, as `acceptances` tells: ignored, and false positives. Found or not. */
  ignored_risks: Generated<number>;
  false_risks: Generated<number>;
}

interface ImageTotalsTable {
  registry_id: number;
  intake_state: IntakeStateCode;
  risk_rank: number;
  /** Its place in `scanStates`. */
  scan_state: number;
  /** 1: complete listings lack them. */
  not_listed: number;
  images: number;
}

/** Empty, but within a transaction that counts the images it inserts above this id, and their digests, itself. */
interface ImagesCountedApartTable {
  after_id: number;
}
