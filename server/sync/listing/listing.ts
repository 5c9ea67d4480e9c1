import type { Failure } from '#contract/failures/failures.ts';
import { policyOf } from '#contract/failures/policy.ts';
import { concurrently } from '../../concurrency/concurrently.ts';
import type { ImageListing, ListedRepository, RegistryConnector } from '../../connectors/port.ts';
import { withRetries } from '../../connectors/retry.ts';
import type { Database } from '../../db/database.ts';
import { answerError, RegistryError } from '../../domain/registryError.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import type { SyncRun } from '../../store/syncRuns.ts';
import { removeUnlisted } from '../removal/removeUnlisted.ts';
import type { RunRepository, RunScope } from '../runs/runRepository.ts';
import { BatchWriter } from './batchWriter.ts';
import { confirmMissing } from './confirmMissing.ts';
import type { ListedImages } from './imageWriter.ts';
import type { ListingRepository } from './listingRepository.ts';

/** Repositories read at the same time: enough to hide the latency, few enough not to press a registry. */
const repositoriesAtOnce = 6;
/** Images read but not yet stored, before reading waits: some megabytes at most. */
const imagesUnstored = 5_000;

export interface ListingJob {
  readonly run: SyncRun;
  readonly target: RegistryTarget;
  readonly connector: RegistryConnector;
  readonly wanted: (repository: ListedRepository) => boolean;
  readonly database: Database;
  readonly runs: RunRepository;
  readonly listings: ListingRepository;
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** Called when images wait for intake. */
  readonly onWaiting: () => void;
}

export interface ListingOutcome {
  /** The first failure of a single repository, if any. */
  readonly failure: Failure | null;
  /** Whether everything that the registry says it holds was seen and understood. */
  readonly complete: boolean;
}

/**
 * The first phase of a sync: finds out all that a registry holds. A run that was killed goes on with
 * the repositories it had not finished. Throws RegistryError when the registry as a whole failed.
 */
export async function listRegistry(job: ListingJob): Promise<ListingOutcome> {
  const { run, listings, database, signal } = job;
  const scope: RunScope = { runId: run.id, registryId: run.registry_id, center: run.center };
  if (run.repositories_known === 0) await listRepositories(job);
  // A resumed run, and one of a single repository, asks who it is: a password changed since then must not
  // shrink what it sees.
  else await withRetries(signal, () => proveAccount(job));

  let firstFailure: Failure | null = await listings.leftOutFailure(run.id);
  let inARow = 0;
  const concernsIt = (failure: Failure) => {
    const { concerns, registryAfterInARow } = policyOf(failure);
    if (registryAfterInARow === null) return concerns === 'repository';
    inARow += 1;
    return inARow < registryAfterInARow;
  };
  // Reading goes on while what was read is stored.
  const unstored = new BatchWriter<ListedImages>({
    write: async (listed) => {
      const { waiting } = await listings.storeImages(scope, listed);
      if (waiting > 0) job.onWaiting();
    },
    sizeOf: ({ listing }) => listing.images.length,
    capacity: imagesUnstored,
  });
  try {
    await concurrently(listings.pendingRepositories(run.id), repositoriesAtOnce, async (repository) => {
      const failure = await listImages(job, repository, concernsIt, (listed) => unstored.add(listed));
      if (failure === null) inARow = 0;
      firstFailure ??= failure;
    });
  } finally {
    await unstored.finish();
  }

  if (!(await isComplete(job))) return { failure: firstFailure, complete: false };
  const isMissing = await confirmMissing({
    ...job,
    scope,
    repositoryId: run.repository_id,
    list: async (repository) => {
      const failure = await listImages(job, repository, concernsIt, async (listed) => {
        const { waiting } = await listings.storeImages(scope, [listed], 'again');
        if (waiting > 0) job.onWaiting();
      });
      firstFailure ??= failure;
    },
  });
  const complete = await isComplete(job);
  if (complete && isMissing) await removeUnlisted(database, scope, run.repository_id, job.now(), signal);
  return { failure: firstFailure, complete };
}

async function proveAccount({ connector, target, signal }: ListingJob): Promise<void> {
  await (connector.proveAccount?.(target, signal) ?? connector.verify(target, signal));
}

async function listRepositories({ run, listings, connector, target, wanted, signal }: ListingJob): Promise<void> {
  const list = () => connector.listRepositories(target, signal);
  const answered = await withRetries(signal, list, ({ leftOut }) => leftOut);
  const { notOffered } = answered;
  const leftOut = notOffered !== undefined && (await listings.storedNamespaces(run.registry_id)).some(notOffered.holds);
  const listing = leftOut ? { ...answered, skipped: [...answered.skipped, notOffered] } : answered;
  const declared = listing.declared.repositories;
  await listings.storeRepositories(run.id, listing, wanted);
  // What was not understood is counted, and its images stay; the rest is worth having.
  if (declared !== null && listing.skipped.length === 0 && listing.repositories.length < declared) {
    throw new RegistryError({ code: 'RegistryFailure', reason: 'incompleteList', status: null });
  }
}

async function listImages(
  { run, listings, connector, target, signal }: ListingJob,
  repository: ListedRepository,
  concernsIt: (failure: Failure) => boolean,
  store: (listed: ListedImages) => Promise<unknown>,
): Promise<Failure | null> {
  try {
    const listing = await withRetries(signal, () => connector.listImages(target, repository, signal));
    await store({ repository, listing: withScansCounted(repository, listing) });
    return null;
  } catch (error) {
    if (!(error instanceof RegistryError) || !concernsIt(error.failure)) throw error;
    await listings.repositoryFailed(run.id, repository, error.failure);
    return error.failure;
  }
}

/** Whole only when no repository failed and no element of an answer was skipped. */
async function isComplete({ runs, run }: ListingJob): Promise<boolean> {
  const now = await runs.find(run.id);
  return now !== undefined && now.repositories_failed === 0 && now.skipped === 0;
}

/**
 * Counts the scans of a repository that were not understood as one element: the log names the failure once for each
 * repository, and no image is removed on the word of a registry that answers like this.
 */
function withScansCounted({ namespace, name }: ListedRepository, listing: ImageListing): ImageListing {
  if (listing.images.every(({ scan }) => scan !== 'notUnderstood')) return listing;
  const { failure } = answerError('unexpectedAnswer', 200);
  const element = { where: `${namespace}/${name} scans`, reason: 'notUnderstood', failure } as const;
  return { ...listing, skipped: [...listing.skipped, element] };
}
