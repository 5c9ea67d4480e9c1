import type { Failure } from '#contract/failures/failures.ts';
import { policyOf } from '#contract/failures/policy.ts';
import { concurrently } from '../../concurrency/concurrently.ts';
import type { ListedRepository } from '../../connectors/port.ts';
import { mostUrgent } from '../../domain/mostUrgent.ts';
import { RegistryError } from '../../domain/registryError.ts';
import { removeUnlisted } from '../removal/removeUnlisted.ts';
import type { RunScope } from '../runs/runRepository.ts';
import { BatchWriter } from './batchWriter.ts';
import { confirmMissing } from './confirmMissing.ts';
import type { ListedImages } from './imageWriter.ts';
import type { ListingJob } from './listingJob.ts';
import { listRepositories } from './listRepositories.ts';
import { readImages } from './readImages.ts';

/** Repositories read at the same time: enough to hide the latency, few enough not to press a registry. */
const repositoriesAtOnce = 6;
/** Images read but not yet stored, before reading waits: some megabytes at most. */
const imagesUnstored = 5_000;

export interface ListingOutcome {
  /** What of the failures of single parts and repositories is to be told first, if there are any. */
  readonly failure: Failure | null;
  /** Whether everything that the registry says it holds was seen and understood. */
  readonly complete: boolean;
}

/**
 * The first phase of a sync: finds out all that a registry holds, and keeps all that it sees. A run that was killed goes on
 * with the repositories it had not finished. Throws RegistryError when the registry as a whole failed.
 */
export async function listRegistry(job: ListingJob): Promise<ListingOutcome> {
  const { run, listings, database, signal } = job;
  const scope: RunScope = { runId: run.id, registryId: run.registry_id, center: run.center };
  if (run.repositories_known === 0) await listRepositories(job);
  // A resumed run, and one of a single repository, asks who it is: a password changed since then must not
  // shrink what it sees.
  else await proveAccount(job);

  const failures = await listings.partFailures(run.id);
  // Reading goes on while what was read is stored.
  const unstored = new BatchWriter<ListedImages>({
    write: async (listed) => {
      const { waiting } = await listings.storeImages(scope, listed);
      if (waiting > 0) job.onWaiting();
    },
    sizeOf: ({ listing }) => listing.images.length,
    capacity: imagesUnstored,
  });
  const isAlive = sharedProof(job);
  const list = async (repository: ListedRepository) => {
    try {
      await readImages(job, repository, (page) => unstored.add(page));
    } catch (error) {
      if (!(error instanceof RegistryError)) throw error;
      const { failure } = error;
      if (policyOf(failure).concerns === 'registry') throw error;
      if (failure.code === 'NetworkConnectError') await isAlive();
      failures.push(failure);
      await listings.repositoryFailed(run.id, repository, failure);
    }
  };
  try {
    await concurrently(listings.pendingRepositories(run.id), repositoriesAtOnce, list);
  } finally {
    await unstored.finish();
  }

  const failure = mostUrgent(failures);
  if (!(await isComplete(job))) return { failure, complete: false };
  const isMissing = await confirmMissing({
    ...job,
    scope,
    repositoryId: run.repository_id,
    list: async (repository) => {
      await list(repository);
      await unstored.finish();
    },
  });
  const complete = await isComplete(job);
  if (complete && isMissing) await removeUnlisted(database, scope, run.repository_id, job.now(), signal);
  return { failure: mostUrgent(failures), complete };
}

async function proveAccount({ connector, target, signal }: ListingJob): Promise<void> {
  await (connector.proveAccount?.(target, signal) ?? connector.verify(target, signal));
}

/**
 * Whether the registry itself still answers, where a repository of it was met with silence: only one that does not is taken
 * for away. All that wonder at the same time ask once. Throws what the registry answers them with.
 */
function sharedProof(job: ListingJob): () => Promise<void> {
  let asking: Promise<void> | undefined;
  return () => {
    asking ??= proveAccount(job).finally(() => {
      asking = undefined;
    });
    return asking;
  };
}

/** Whole only where no repository and no part failed, nothing was skipped and nothing speaks against any list. */
async function isComplete({ runs, run, listings }: ListingJob): Promise<boolean> {
  const now = await runs.find(run.id);
  if (now === undefined || now.repositories_failed > 0 || now.skipped > 0 || now.doubts !== '[]') return false;
  return !(await listings.hasDoubts(run.id));
}
