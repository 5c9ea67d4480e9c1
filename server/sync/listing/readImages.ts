import { repositoryPath } from '#contract/repositoryPath.ts';
import type { ListedImage, ListedRepository, PageSink } from '../../connectors/port.ts';
import { isOfList, withRetries } from '../../connectors/retry.ts';
import { answerError } from '../../domain/registryError.ts';
import type { ImagePage, ListedImages } from './imageWriter.ts';
import type { ListingJob } from './listingJob.ts';

/**
 * Reads the images of one repository and gives them on page by page, the last one with how the list ended. What was seen
 * before it fails is given on too.
 */
export async function readImages(
  { connector, target, signal }: ListingJob,
  repository: ListedRepository,
  give: (page: ListedImages) => Promise<void>,
): Promise<void> {
  /** The newest page waits for the end, so that most repositories come as one. */
  let held: ImagePage | null = null;
  let images = 0;
  let areScansOdd = false;
  const giveHeld = async () => {
    const listing = held;
    held = null;
    if (listing !== null) await give({ repository, listing });
  };
  try {
    const take: PageSink<ListedImage> = async (listed, skipped) => {
      await giveHeld();
      images += listed.length;
      areScansOdd ||= listed.some(({ scan }) => scan === 'notUnderstood');
      held = { images: listed, skipped };
    };
    const read = () => {
      images = 0;
      return connector.listImages(target, repository, take, signal);
    };
    const { doubts } = await withRetries(signal, read, { repeats: isOfList });
    const last: ImagePage = held ?? { images: [], skipped: [] };
    held = null;
    if (!areScansOdd) return await give({ repository, listing: last, end: { doubts, images } });
    const skipped = [...last.skipped, oddScans(repository)];
    await give({ repository, listing: { ...last, skipped }, end: { doubts: [...doubts, 'skipped'], images } });
  } catch (error) {
    await giveHeld();
    throw error;
  }
}

/**
 * The scans of a repository that were not understood, as one element: the log names the failure once for each repository,
 * and no image is removed on the word of a registry that answers like this.
 */
function oddScans({ namespace, name }: ListedRepository) {
  const { failure } = answerError('unexpectedAnswer', 200);
  return { where: `${repositoryPath(namespace, name)} scans`, reason: 'notUnderstood', failure } as const;
}
