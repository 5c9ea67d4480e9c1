import type { Generated } from 'kysely';
import type { Center } from '#contract/center.ts';
import type { TaskStatus } from '#contract/enums.ts';
import type { periodUnits } from '#contract/scans/scanCycles.ts';

/** The tables of findings, scans and cycles. Times are ms since 1970. */
export interface ScanTables {
  vulnerability_findings: VulnerabilityFindingsTable;
  scan_reports: ScanReportsTable;
  report_findings: ReportFindingsTable;
  top_vulnerabilities: TopVulnerabilitiesTable;
  vulnerability_counts: VulnerabilityCountsTable;
  registry_vulnerabilities: RegistryVulnerabilitiesTable;
  registry_vulnerability_counts: RegistryVulnerabilityCountsTable;
  vanished_images: VanishedImagesTable;
  scan_tasks: ScanTasksTable;
  scan_task_registries: ScanTaskRegistriesTable;
  scan_queue: ScanQueueTable;
  image_scans: ImageScansTable;
  scan_log: ScanLogTable;
  scan_cycles: ScanCyclesTable;
  scan_settings: ScanSettingsTable;
}

interface VulnerabilityFindingsTable {
  id: Generated<number>;
  name: string;
  package: string;
  installed_version: string;
  /** '' where none is known. */
  fixed_version: string;
  /** 4 critical, 3 high, 2 medium, 1 low, 0 unknown. */
  severity_rank: number;
  /** CVSS; -1 where there is none. */
  score: number;
  description: string;
  link: string;
}

interface ScanReportsTable {
  id: Generated<number>;
  registry_id: number;
  digest: string;
  /** What the listing said of the image's scan when the report was read: it is read again once this differs. */
  listed: string;
  /** Null where it could not be read yet. */
  imported_at: number | null;
  scanner: string;
  /** Findings that were not understood, or too many. */
  skipped: number;
  /** Why the last try to read it failed, JSON; null where it did not. */
  failure: string | null;
  next_try_at: number | null;
}

interface ReportFindingsTable {
  report_id: number;
  finding_id: number;
  first_at: number;
}

export interface TopVulnerabilitiesTable {
  center: Center;
  name: string;
  severity_rank: number;
  score: number;
  images: number;
  fixable_images: number;
  repositories: number;
  /** JSON, at most five. */
  packages: string;
  description: string;
  link: string;
  counted_at: number;
}

interface VulnerabilityCountsTable {
  center: Center;
  counted_at: number;
  imported_images: number;
  scanned_images: number;
}

/** As `top_vulnerabilities`, of one registry; what it says of packages is told by its findings. */
interface RegistryVulnerabilitiesTable {
  registry_id: number;
  name: string;
  severity_rank: number;
  score: number;
  images: number;
  fixable_images: number;
  repositories: number;
  /** Ids in `vulnerability_findings`, JSON. */
  findings: string;
  counted_at: number;
}

interface RegistryVulnerabilityCountsTable {
  registry_id: number;
  counted_at: number;
  imported_images: number;
  scanned_images: number;
}

interface VanishedImagesTable {
  uuid: string;
  registry_id: number;
  repository_id: number;
  tag: string;
  digest: string;
  risk_rank: number;
  vulnerabilities: number;
  first_seen_at: number;
  vanished_at: number;
}

export type ScanTrigger = 'manual' | 'cycle';

export interface ScanTasksTable {
  id: Generated<number>;
  center: Center;
  trigger: ScanTrigger;
  cycle_id: number | null;
  /** What it is about, for a person. */
  target: string;
  target_type: 'IMAGE' | 'IMAGE_REPO';
  /** JSON; equal for equal scopes. */
  scope: string;
  status: TaskStatus;
  created_at: number;
  started_at: number | null;
  ended_at: number | null;
  /** Digest and id of the last image that was looked at for the queue; 1 in `filled` once all were. */
  filled_digest: Generated<string>;
  filled_to: Generated<number>;
  filled: Generated<number>;
  /** Image rows: in all, and how they ended. */
  images: Generated<number>;
  scanned_images: Generated<number>;
  failed_images: Generated<number>;
  left_images: Generated<number>;
}

/** What a task has of one registry: counts as in `scan_tasks`. */
interface ScanTaskRegistriesTable {
  task_id: number;
  registry_id: number;
  images: Generated<number>;
  scanned_images: Generated<number>;
  failed_images: Generated<number>;
  left_images: Generated<number>;
}

export interface ScanQueueTable {
  task_id: number;
  registry_id: number;
  digest: string;
  /** Rows that have this digest: it is scanned once for all of them. */
  images: number;
  /** Null while it waits. */
  asked_at: number | null;
  /** When it had been scanned before it was asked for. */
  scanned_before: number | null;
}

interface ImageScansTable {
  center: Center;
  digest: string;
  registry_id: number;
  /** The newest task about it in that registry. */
  task_id: number;
}

interface ScanLogTable {
  id: Generated<number>;
  task_id: number;
  /** Null: about the task as a whole. 0: nobody knows of which. */
  registry_id: number | null;
  at: number;
  level: 'info' | 'warning' | 'error';
  target: string;
  code: string;
  /** A failure as JSON, or ''. */
  detail: string;
}

export interface ScanCyclesTable {
  id: Generated<number>;
  center: Center;
  name: string;
  enabled: number;
  first_at: number;
  interval_period: number;
  period_unit: (typeof periodUnits)[number];
  from_hour: number;
  to_hour: number;
  /** JSON text of a CycleScope. */
  scope: string;
  /** The newest repository when it was saved. */
  repositories_up_to: number;
  last_task_id: number | null;
  next_at: number | null;
  created_at: number;
}

interface ScanSettingsTable {
  center: Center;
  day_num: number;
}
