import type { Center } from '#contract/center.ts';
import type { Failure } from '#contract/failures.ts';
import type { ImageRow } from '#contract/images.ts';
import type { RegistryRow } from '#contract/registries.ts';
import type { SyncRun } from './syncRun.ts';

/** One connected registry: what never changes by itself, all its images, and its synchronizations. */
export interface MockRegistry {
  readonly row: RegistryRow;
  /** Everything it holds, in the order in which it is taken in. */
  readonly images: readonly ImageRow[];
  /** Newest first. */
  readonly runs: SyncRun[];
  readonly failure?: { detail: Failure; since: number };
}

/**
 * A small server in memory. Nothing in it runs: how far a synchronization has come is worked out from
 * the clock whenever somebody asks.
 */
export interface World {
  readonly registries: Record<Center, MockRegistry[]>;
  /** `ClientToken`s that were answered already, and with which registry. */
  readonly answered: Map<string, number>;
  now(): number;
  nextId(): number;
}
