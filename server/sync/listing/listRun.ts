import type { SyncTrigger } from '../../db/tables/syncTables.ts';
import { failureOf, RegistryError } from '../../domain/registryError.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import type { RegistryRecord, StoredRegistry } from '../../store/registryRepository.ts';
import type { SyncRun } from '../../store/syncRuns.ts';
import { RegistryOutcome } from '../runs/registryOutcome.ts';
import { hasProgressed } from '../runs/resumableRuns.ts';
import { type ListingOutcome, listRegistry } from './listing.ts';
import type { ListingDependencies } from './listingJob.ts';
import { repositoryFilter } from './repositoryFilter.ts';

const usualRepositoriesAtOnce = 6;

/** A listing that somebody asked for, and that may send a password once more which was refused. */
export const byPerson: readonly SyncTrigger[] = ['connect', 'manual'];

/** How a run was listed: to its end, whatever failed of it, or not at all. */
export type Listed =
  | { readonly run: SyncRun; readonly registry: RegistryRecord; readonly outcome: ListingOutcome }
  | { readonly run: SyncRun; readonly registry: RegistryRecord; readonly error: unknown };

interface RunToList {
  readonly run: SyncRun;
  readonly stored: StoredRegistry;
  /** Throws RegistryError where its secrets do not open. */
  readonly target: (stored: StoredRegistry) => RegistryTarget;
  readonly signal: AbortSignal;
  /** Called when images wait for intake. */
  readonly onWaiting: () => void;
}

/** Lists what a run is about. Throws nothing. */
export async function listRun(
  { registries, runs, runLists, listings, connectorOf, database, now }: ListingDependencies,
  { run, stored, target: targetOf, signal, onWaiting }: RunToList,
): Promise<Listed> {
  const { registry } = stored;
  const connector = connectorOf(registry.type);
  try {
    await registries.update(registry.id, { listing_since: now() });
    try {
      const target = targetOf(stored);
      if (byPerson.includes(run.trigger)) connector.forgetRefusals(target);
      const outcome = await listRegistry({
        run,
        target,
        connector,
        // The process died while it was listed: slowly, until a listing has come to its end.
        repositoriesAtOnce: registry.listing_deaths > 0 ? 1 : usualRepositoriesAtOnce,
        wanted: repositoryFilter(JSON.parse(registry.include_patterns), JSON.parse(registry.exclude_patterns)),
        database,
        runs,
        runLists,
        listings,
        now,
        signal,
        onWaiting,
      });
      return { run, registry, outcome };
    } finally {
      await registries.update(registry.id, { listing_since: null });
    }
  } catch (error) {
    return { run, registry, error };
  }
}

/** Stores how a run was listed. The registry first: whoever sees the run ended must see how. */
export async function storeEnd(dependencies: ListingDependencies, listed: Listed): Promise<void> {
  const { database, runs, now, log } = dependencies;
  const { run, registry } = listed;
  const registryOutcome = new RegistryOutcome(dependencies);
  if ('outcome' in listed) {
    const { failure, incomplete } = listed.outcome;
    await registryOutcome.ended(run, registry, failure, 'part');
    await runs.listed(run.id, incomplete, failure);
    return;
  }
  const { error } = listed;
  const failure = failureOf(error);
  const cause = error instanceof RegistryError ? { failure } : { err: error };
  log.warn({ registryId: registry.id, runId: run.id, ...cause }, 'listing failed');
  const resumable = await hasProgressed(database, run, now());
  await registryOutcome.ended(run, registry, failure, 'registry', resumable);
  if (resumable) await runs.interrupt(run.id, failure);
  else await runs.fail(run.id, failure);
}
