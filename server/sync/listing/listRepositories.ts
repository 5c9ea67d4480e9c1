import { mostUrgent } from '#contract/failures/mostUrgent.ts';
import { policyOf } from '#contract/failures/policy.ts';
import { BatchWriter } from '../../concurrency/batchWriter.ts';
import type { ListedRepository, PartEnd, SkippedElement } from '../../connectors/port.ts';
import { RegistryError } from '../../domain/registryError.ts';
import { notePart } from '../../store/registryParts.ts';
import { proofOfLife } from '../accountProof.ts';
import { ask } from '../removal/confirmGone.ts';
import type { ListingJob } from './listingJob.ts';

/** Repositories read but not yet stored, before reading waits. */
const repositoriesUnstored = 10_000;

/** What stands for those parts of a registry whose names were not told: no part has this name. */
const unknownParts = '';

interface RepositoryPage {
  readonly repositories: readonly ListedRepository[];
  readonly skipped: readonly SkippedElement[];
}

/**
 * Reads the list of a registry's repositories into the run, part by part. Throws RegistryError where the registry as a whole
 * cannot be read, and where not a single part of it can.
 */
export async function listRepositories(job: ListingJob): Promise<void> {
  const { run, runLists, connector, target, wanted, database, now, signal } = job;
  const unstored = new BatchWriter<RepositoryPage>({
    write: (pages) =>
      runLists.add(
        run.id,
        pages.flatMap(({ repositories }) => repositories),
        pages.flatMap(({ skipped }) => skipped),
      ),
    sizeOf: ({ repositories }) => repositories.length,
    capacity: repositoriesUnstored,
  });
  const proveAlive = proofOfLife(job);
  let isFiltered = false;
  let partsRead = 0;
  const sink = {
    repositories: async (listed: readonly ListedRepository[], skipped: readonly SkippedElement[]) => {
      const repositories = listed.filter(wanted);
      isFiltered ||= repositories.length < listed.length;
      await unstored.add({ repositories, skipped });
    },
    partEnded: async (end: PartEnd) => {
      if (end.failure !== undefined) await proveAlive(end.failure);
      if (end.failure === undefined) partsRead += 1;
      await runLists.partEnded(run.id, await withoutAbsence(job, end));
      await notePart(database, run.registry_id, { part: end.part, failure: end.failure ?? null }, now());
    },
  };
  await runLists.begin(run.id);
  const end = await connector.listRepositories(target, sink, signal).finally(() => unstored.finish());
  await runLists.ended(run.id, end, isFiltered);
  if (end.failure !== undefined)
    await runLists.partEnded(run.id, { part: unknownParts, doubts: [], failure: end.failure });
  await forgetDeletedParts(job);
  const failure = partsRead > 0 ? null : mostUrgent((await runLists.failedParts(run.id)).map((part) => part.failure));
  if (failure !== null) throw new RegistryError(failure);
}

/** A part that was deleted since it was listed did not fail. */
async function forgetDeletedParts(job: ListingJob): Promise<void> {
  const { run, runLists } = job;
  for (const { part, failure } of await runLists.failedParts(run.id)) {
    if (!policyOf(failure).mayBeGone || part === unknownParts) continue;
    const presence = await ask(job, { kind: 'part', part });
    if (presence === 'gone' || presence === 'unlisted') await runLists.partGone(run.id, part);
  }
}

/** A part that a registry seems not to have was left out only where repositories of it are stored. */
async function withoutAbsence({ run, runLists, connector }: ListingJob, end: PartEnd): Promise<PartEnd> {
  if (end.notOffered !== true) return end;
  const namespaces = await runLists.storedNamespaces(run.registry_id);
  return namespaces.some((namespace) => connector.partOf(namespace) === end.part)
    ? end
    : { part: end.part, doubts: [] };
}
