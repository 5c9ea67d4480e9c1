import { limits } from '#contract/limits.ts';
import type { Missing } from '../../connectors/port.ts';
import { askForEach } from './confirmGone.ts';
import { type Deletion, deleteEmptyRepositories, deleteImages } from './deleteImages.ts';
import { type MissingRepository, missingRepositories } from './missingRepositories.ts';
import type { RemovalJob, Settlement } from './removalJob.ts';
import { clearMarks, markUnlisted, movedTags, type UnlistedImage, unlistedImages } from './unlistedImages.ts';

/** So many may be asked for by themselves, or a hundredth of all, whichever is more. */
const fewImages = 20;

/**
 * Takes out what is gone, and nothing else: a tag that was seen on another digest, what a person's patterns or rows leave out,
 * what the registry calls gone when it is asked for it by itself, and what two listings lacked with time between them. One
 * repository or part that failed keeps only its own images.
 */
export async function settleMissing(job: RemovalJob): Promise<Settlement> {
  const { run, database, now, signal } = job;
  const deletion: Deletion = { database, now, signal, runId: run.id };
  await clearMarks(job);
  await deleteImages(deletion, await movedTags(job));

  const all = await missingRepositories(job);
  await deleteWhole(
    job,
    deletion,
    all.filter((repository) => isUnwanted(job, repository)),
  );
  const missing = all.filter((repository) => !isUnwanted(job, repository) && repository.proof !== 'nothing');

  const gone = await deleteLackedTwice(job, deletion, missing);
  const left = missing.map((repository) => ({
    ...repository,
    images: repository.images - (gone.get(repository.id) ?? 0),
  }));
  // No image goes with them: they come back with their next listing.
  await deleteEmptyRepositories(
    deletion,
    left.filter(isEmptyWhole).map(({ id }) => id),
  );

  const lacking = left.filter(({ images }) => images > 0);
  const count = lacking.reduce((sum, { images }) => sum + images, 0);
  if (count === 0) return { marked: 0, unproven: 0 };
  if (await areFew(job, count)) return askAndDelete(job, deletion, lacking);
  for (const { id } of lacking) await markUnlisted(job, id);
  return { marked: count, unproven: 0 };
}

function isUnwanted({ connector, target, wanted, run }: RemovalJob, repository: MissingRepository): boolean {
  if (run.repository_id !== null) return false;
  const parts = connector.configuredParts?.(target);
  return !wanted(repository) || (parts !== undefined && !parts.includes(repository.part));
}

const isEmptyWhole = ({ images, missingIn, proof }: MissingRepository) =>
  images === 0 && missingIn !== 'repository' && proof === 'whole';

async function areFew({ run, database }: RemovalJob, count: number): Promise<boolean> {
  const totals = await database.read
    .selectFrom('image_totals')
    .select((select) => select.fn.sum<number | null>('images').as('images'))
    .where('registry_id', '=', run.registry_id)
    .executeTakeFirst();
  const all = totals?.images ?? 0;
  return count <= Math.max(fewImages, Math.floor(all / 100)) && count < all;
}

/** Deletes these repositories with all their images: a person's own patterns and rows leave them out. */
async function deleteWhole(
  { run, database }: RemovalJob,
  deletion: Deletion,
  repositories: readonly MissingRepository[],
): Promise<void> {
  for (const { id } of repositories) {
    for await (const images of unlistedImages(database, run.id, id)) await deleteImages(deletion, idsOf(images));
  }
  await deleteEmptyRepositories(
    deletion,
    repositories.map(({ id }) => id),
  );
}

/** Deletes what a listing lacked long enough before this one began, and this one lacks in a list that is whole; how many, by repository. */
async function deleteLackedTwice(
  { run, database }: RemovalJob,
  deletion: Deletion,
  repositories: readonly MissingRepository[],
): Promise<Map<number, number>> {
  const gone = new Map<number, number>();
  const whole = repositories.filter(({ proof, images }) => proof === 'whole' && images > 0);
  for (const { id } of whole) {
    for await (const images of unlistedImages(database, run.id, id)) {
      const due = images.filter(
        ({ not_listed_since: since }) => since !== null && since + limits.secondLookMs <= run.started_at,
      );
      await deleteImages(deletion, idsOf(due));
      gone.set(id, (gone.get(id) ?? 0) + due.length);
    }
  }
  await deleteEmptyRepositories(
    deletion,
    whole.filter(({ missingIn }) => missingIn !== 'repository').map(({ id }) => id),
  );
  return gone;
}

interface Question {
  readonly missing: Missing;
  readonly repositories: readonly MissingRepository[];
  /** The one image that it is about; null where all of the repositories go. */
  readonly image: UnlistedImage | null;
}

/** What the registry has no word for is left to a second listing, as many images are. */
async function askAndDelete(
  job: RemovalJob,
  deletion: Deletion,
  lacking: readonly MissingRepository[],
): Promise<Settlement> {
  const questions = await questionsAbout(job, lacking);
  const answers = await askForEach(
    job,
    questions.map(({ missing }) => missing),
  );
  let [marked, unproven] = [0, 0];
  for (const [place, { repositories, image }] of questions.entries()) {
    const answer = answers[place];
    const images = image === null ? repositories.reduce((sum, repository) => sum + repository.images, 0) : 1;
    if (answer === 'unlisted') {
      for (const { id } of repositories) await markUnlisted(job, id);
      marked += images;
    } else if (answer !== 'gone') unproven += images;
    else if (image === null) await deleteWhole(job, deletion, repositories);
    else await deleteImages(deletion, [image.id]);
  }
  return { marked, unproven };
}

/** A repository or a part that is missing whole is asked for once. */
async function questionsAbout(
  { run, database }: RemovalJob,
  lacking: readonly MissingRepository[],
): Promise<Question[]> {
  const questions: Question[] = [];
  for (const repository of lacking.filter(({ missingIn }) => missingIn === 'repository')) {
    for await (const images of unlistedImages(database, run.id, repository.id)) {
      for (const image of images) {
        const { tag, digest } = image;
        questions.push({ missing: { kind: 'image', repository, tag, digest }, repositories: [repository], image });
      }
    }
  }
  for (const repository of lacking.filter(({ missingIn }) => missingIn === 'part')) {
    questions.push({ missing: { kind: 'repository', repository }, repositories: [repository], image: null });
  }
  const ofParts = Map.groupBy(
    lacking.filter(({ missingIn }) => missingIn === 'registry'),
    ({ part }) => part,
  );
  for (const [part, repositories] of ofParts) {
    questions.push({ missing: { kind: 'part', part }, repositories, image: null });
  }
  return questions;
}

const idsOf = (images: readonly UnlistedImage[]) => images.map(({ id }) => id);
