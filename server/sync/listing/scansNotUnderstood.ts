import type { ImageListing, ListedRepository } from '../../connectors/port.ts';
import { answerError } from '../../domain/registryError.ts';

/**
 * Counts the scans of a repository that were not understood as one element: the log names the failure once for each
 * repository, and no image is removed on the word of a registry that answers like this.
 */
export function withScansCounted({ namespace, name }: ListedRepository, listing: ImageListing): ImageListing {
  if (listing.images.every(({ scan }) => scan !== 'notUnderstood')) return listing;
  const { failure } = answerError('unexpectedAnswer', 200);
  const element = { where: `${namespace}/${name} scans`, reason: 'notUnderstood', failure } as const;
  return { ...listing, skipped: [...listing.skipped, element] };
}
