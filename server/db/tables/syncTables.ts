import type { Generated } from 'kysely';
import type { Center } from '#contract/center.ts';
import type { TaskStatus } from '#contract/enums.ts';

/** The tables of listings, and of the intake of what they find. Times are ms since 1970, flags 0 or 1. */
export interface SyncTables {
  sync_runs: SyncRunsTable;
  sync_run_repositories: SyncRunRepositoriesTable;
  sync_run_parts: SyncRunPartsTable;
  sync_log: SyncLogTable;
  digests: DigestsTable;
  digest_totals: DigestTotalsTable;
  intake_log: IntakeLogTable;
}

export type SyncTrigger = 'connect' | 'manual' | 'daily' | 'retry';

export interface SyncRunsTable {
  id: Generated<number>;
  registry_id: number;
  center: Center;
  trigger: SyncTrigger;
  status: TaskStatus;
  started_at: number;
  ended_at: number | null;
  /** What the registry says it holds; null until it has said so, or where it does not. */
  repositories_declared: number | null;
  /** Whether the list of repositories itself is whole and stored. */
  repositories_known: Generated<number>;
  repositories_found: Generated<number>;
  repositories_listed: Generated<number>;
  repositories_failed: Generated<number>;
  images_listed: Generated<number>;
  images_new: Generated<number>;
  images_removed: Generated<number>;
  skipped: Generated<number>;
  complete: Generated<number>;
  failure: string | null;
  /** The one repository that the run is about; null where it is about the whole registry. */
  repository_id: number | null;
  /** What keeps the list of the registry's parts from being proven whole: `Doubt`s. */
  doubts: Generated<string>;
  /** Why the run is not complete: `IncompleteReason`s. */
  incomplete: Generated<string>;
}

interface SyncRunRepositoriesTable {
  run_id: number;
  namespace: string;
  name: string;
  /** `gone`: the registry said so when it was to be read. */
  state: 'pending' | 'listed' | 'failed' | 'gone';
  doubts: Generated<string>;
  /** As in `repositories`. */
  web_path: Generated<string>;
}

interface SyncRunPartsTable {
  run_id: number;
  /** A project, organization or instance, as the connector names it. */
  part: string;
  failure: string | null;
  doubts: string;
}

interface SyncLogTable {
  id: Generated<number>;
  run_id: number;
  at: number;
  level: 'info' | 'warning' | 'error';
  target: string;
  /** A failure as JSON, or a plain event. */
  code: string;
  detail: string;
}

/** 0 waiting, 1 done, 2 failed: a place in `intakeStates`. */
export type IntakeStateCode = 0 | 1 | 2;

/** What is taken in, and counted by the speed limit: a digest in a registry, however many images show it. */
interface DigestsTable {
  id: Generated<number>;
  registry_id: number;
  digest: string;
  state: Generated<IntakeStateCode>;
  /** The newest `updated_at` of its images; 0 where an earlier version looked into it and kept nothing: it is behind all others. */
  newest_at: number;
  /** When somebody opened it or put it first: it goes to the front, the latest first. */
  wanted_at: Generated<number | null>;
  /** The moment of its unit of the limit, set before the first call for it and kept while it is read. */
  stamped_at: Generated<number | null>;
  /** When it was taken in. */
  done_at: Generated<number | null>;
  attempts: Generated<number>;
  /** Why it could not be taken in, JSON. */
  failure: Generated<string | null>;
  next_try_at: Generated<number | null>;
  /** Positions in `digest_platforms` of platforms that its registry does not have, JSON; null where it has all. */
  absent: Generated<string | null>;
  /** Further platforms of an index, which were not looked into. */
  left_out: Generated<number>;
  /** Build risks that its platforms have; bits as in `risk_sets`. */
  found_risks: Generated<number>;
  /** How often each was found, by the place of its bit; JSON. */
  risk_counts: Generated<string>;
}

interface DigestTotalsTable {
  registry_id: number;
  state: IntakeStateCode;
  digests: number;
}

interface IntakeLogTable {
  id: Generated<number>;
  registry_id: number;
  taken_at: number;
  digests: number;
}
