import type { IncompleteReason } from '#contract/failures/doubts.ts';
import type { Failure } from '#contract/failures/failures.ts';
import { mostUrgent } from '#contract/failures/mostUrgent.ts';
import { policyOf } from '#contract/failures/policy.ts';
import { BatchWriter } from '../../concurrency/batchWriter.ts';
import { concurrently } from '../../concurrency/concurrently.ts';
import type { ListedRepository } from '../../connectors/port.ts';
import { RegistryError } from '../../domain/registryError.ts';
import { proofOfLife, proveAccount } from '../accountProof.ts';
import { ask } from '../removal/confirmGone.ts';
import { settleMissing } from '../removal/settleMissing.ts';
import type { RunScope } from '../runs/runRepository.ts';
import type { ListedImages } from './imageWriter.ts';
import { incompleteReasons } from './incompleteReasons.ts';
import type { ListingJob } from './listingJob.ts';
import { listRepositories } from './listRepositories.ts';
import { readImages } from './readImages.ts';

/** Images read but not yet stored, before reading waits: some megabytes at most. */
const imagesUnstored = 5_000;

export interface ListingOutcome {
  /** What of the failures of single parts and repositories is to be told first, if there are any. */
  readonly failure: Failure | null;
  /** What keeps it from being complete: empty where everything that the registry says it holds was seen and understood. */
  readonly incomplete: readonly IncompleteReason[];
}

/**
 * A sync: finds out all that a registry holds, and keeps all that it sees. A run that was killed goes on
 * with the repositories it had not finished. Throws RegistryError when the registry as a whole failed.
 */
export async function listRegistry(job: ListingJob): Promise<ListingOutcome> {
  const { run, runs, runLists, listings, database } = job;
  const scope: RunScope = { runId: run.id, registryId: run.registry_id, center: run.center };
  if (run.repositories_known === 0) await listRepositories(job);
  // A resumed run, and one of a single repository, asks who it is: a password changed since then must not
  // shrink what it sees.
  else await proveAccount(job);

  const failures = (await runLists.failedParts(run.id)).map(({ failure }) => failure);
  // Reading goes on while what was read is stored.
  const unstored = new BatchWriter<ListedImages>({
    write: async (listed) => {
      const { newDigests } = await listings.storeImages(scope, listed);
      if (newDigests > 0) job.onWaiting();
    },
    sizeOf: ({ listing }) => listing.images.length,
    capacity: imagesUnstored,
  });
  const proveAlive = proofOfLife(job);
  try {
    await concurrently(listings.pendingRepositories(run.id), job.repositoriesAtOnce, async (repository) => {
      const failure = await readRepository(job, repository, (page) => unstored.add(page));
      if (failure === null) return;
      await proveAlive(failure);
      failures.push(failure);
      await listings.repositoryFailed(run.id, repository, failure);
    });
  } finally {
    await unstored.finish();
  }
  await runs.noteMissing(run.id, await settleMissing(job));
  return { failure: mostUrgent(failures), incomplete: await incompleteReasons(database, run.id) };
}

/**
 * Reads one repository; returns why it failed, where that is its own failure. One that the registry calls gone is no failure:
 * it was deleted since it was listed.
 */
async function readRepository(
  job: ListingJob,
  repository: ListedRepository,
  give: (page: ListedImages) => Promise<void>,
): Promise<Failure | null> {
  try {
    await readImages(job, repository, give);
    return null;
  } catch (error) {
    if (!(error instanceof RegistryError) || policyOf(error.failure).concerns === 'registry') throw error;
    const { failure } = error;
    if (!policyOf(failure).mayBeGone) return failure;
    if ((await ask(job, { kind: 'repository', repository })) !== 'gone') return failure;
    await job.listings.repositoryGone(job.run.id, repository);
    return null;
  }
}
