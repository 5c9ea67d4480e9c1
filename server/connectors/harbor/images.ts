import { answerError } from '../../domain/registryError.ts';
import type { ImageListing, ListedImage, ListedRepository } from '../port.ts';
import { walkPages } from '../reading/paging.ts';
import type { ImagesRead } from './api.ts';
import { fetchList, type HarborClient, RefusedList, refusalFailure } from './client.ts';
import { limits } from './limits.ts';
import { signIn } from './signIn.ts';

/**
 * Every image of one repository. Without a login Harbor refuses the images of a private project and
 * shows all of a public one, so a 200 is never a part: only a refusal needs a second look at who we are.
 */
export async function listImages(client: HarborClient, repository: ListedRepository): Promise<ImageListing> {
  try {
    return await read(client, repository);
  } catch (error) {
    if (!(error instanceof RefusedList)) throw error;
    const account = await signIn(client);
    if (error.status !== 401) throw refusalFailure(error, account, 'listImages');
    // The lock that caused it has passed.
    return await read(client, repository).catch((again: unknown) => {
      throw again instanceof RefusedList ? refusalFailure(again, account, 'listImages') : again;
    });
  }
}

async function read(client: HarborClient, repository: ListedRepository): Promise<ImageListing> {
  const { api, session } = client;
  const list = await walkPages<ImagesRead>({
    origin: session.origin,
    // A list without pages ends with its first answer, however long that is.
    pageSize: api.imagesArePaged ? limits.pageSize : Number.POSITIVE_INFINITY,
    fetch: (page, size) => fetchList(client, api.images(repository, page, size), api.imagesHeaders),
    keyOf: (element) => element.key,
    imagesOf: (element) => element.images.length,
    read: (raw, index) => api.readImages(raw, `${repository.namespace}/${repository.name} images[${index}]`),
  });
  const images = list.elements.flatMap((element) => element.images);
  // A tag that moved to another image while the pages were read shows on both, or on neither: only the first can be seen.
  if (hasTagTwice(images)) throw answerError('changedWhileRead', 200);
  return {
    images,
    skipped: [...list.skipped, ...list.elements.flatMap((element) => element.skipped)],
  };
}

function hasTagTwice(images: readonly ListedImage[]): boolean {
  const tags = images.map(({ tag }) => tag).filter((tag) => tag !== '');
  return new Set(tags).size < tags.length;
}
