import type { AccessKey } from '#contract/access/accessKeys.ts';
import type { AccountSession } from '#contract/access/account.ts';
import type { User } from '#contract/access/users.ts';
import type { Center } from '#contract/center.ts';
import type { Failure } from '#contract/failures/failures.ts';
import type { AcceptanceScope, RiskStatus } from '#contract/images/buildRiskLists.ts';
import type { BuildRiskKey } from '#contract/images/buildRisks.ts';
import type { ImageRow } from '#contract/images/images.ts';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import type { CycleTaskRow } from '#contract/scans/scanCycles.ts';
import type { MockDiagnosis } from './diagnosisState.ts';
import type { SyncRun } from './syncRun.ts';

/** One connected registry: what only people change, all its images, and its synchronizations. */
export interface MockRegistry {
  row: RegistryRow;
  /** Everything it holds, in the order in which it is taken in. */
  readonly images: readonly ImageRow[];
  /** Newest first. */
  readonly runs: SyncRun[];
  failure?: MockFailure | undefined;
  /** Quay's, in the order of the form. */
  organizations?: readonly MockOrganization[];
}

/** Rows of a world have no language: a failure gets its words when it is asked for. Times in ms since 1970. */
interface MockFailure {
  readonly detail: Failure;
  readonly since: number;
}

interface MockOrganization {
  readonly namespace: string;
  /** Ms since 1970. */
  readonly secretSetAt: number;
  /** Its token is right unless this says otherwise. */
  readonly failure?: MockFailure;
}

/** One scan, told by when it began; times in ms since 1970. */
export interface MockScan {
  readonly id: string;
  readonly target: string;
  readonly scope: string;
  readonly startedAt: number;
  readonly uuids: readonly string[];
  cancelledAt: number | undefined;
}

/** What somebody decided about a build risk. */
export interface MockDecision {
  readonly key: BuildRiskKey;
  readonly status: RiskStatus;
  readonly scope: AcceptanceScope;
  /** The image or repository that it is about; '' for all. */
  readonly about: string;
  readonly reason: string;
  /** Ms since 1970. */
  readonly time: number;
}

export type MockCycle = Omit<CycleTaskRow, 'NextStartTimeStr' | 'ImageCount' | 'LastTaskId'>;

/**
 * A small server in memory. Nothing in it runs: how far a synchronization has come is worked out from
 * the clock whenever somebody asks.
 */
export interface World {
  readonly registries: Record<Center, MockRegistry[]>;
  /** `ClientToken`s that were answered already, and with which registry. */
  readonly answered: Map<string, number>;
  /** Newest first. */
  readonly scans: Record<Center, MockScan[]>;
  readonly cycles: Record<Center, MockCycle[]>;
  readonly scanDays: Record<Center, number>;
  /** When somebody first looked at an image whose report was still to be fetched, by its uuid. */
  readonly askedReports: Map<string, number>;
  /** The last decision first. */
  readonly riskDecisions: Record<Center, readonly MockDecision[]>;
  /** Newest first, of both data centres. */
  readonly accessKeys: AccessKey[];
  readonly users: User[];
  /** Whose password a link lets choose, by its token. */
  readonly links: Map<string, string>;
  /** Where the demo's user is signed in. */
  readonly sessions: AccountSession[];
  readonly diagnoses: Map<string, MockDiagnosis>;
  now(): number;
  nextId(): number;
}
