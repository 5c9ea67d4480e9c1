import type { Doubt } from '#contract/failures/doubts.ts';
import type { ListEnd, ListedImage, ListedRepository, PageSink } from '../port.ts';
import { doubtAbout, walkPages } from '../reading/paging.ts';
import { SeenKeys } from '../reading/seenKeys.ts';
import type { ImagesRead } from './api/api.ts';
import type { HarborClient } from './client.ts';
import { limits } from './limits.ts';
import { fetchList, RefusedList, refusalFailure } from './lists.ts';
import { signIn } from './signIn.ts';

/**
 * Every image of one repository. Without a login Harbor refuses the images of a private project and
 * shows all of a public one, so a 200 is never a part: only a refusal needs a second look at who we are.
 */
export async function listImages(
  client: HarborClient,
  repository: ListedRepository,
  take: PageSink<ListedImage>,
): Promise<ListEnd> {
  try {
    return await read(client, repository, take);
  } catch (error) {
    if (!(error instanceof RefusedList)) throw error;
    throw refusalFailure(error, await signIn(client), 'listImages');
  }
}

async function read(client: HarborClient, repository: ListedRepository, take: PageSink<ListedImage>): Promise<ListEnd> {
  const { api } = client;
  const tags = new SeenKeys();
  let isTagTwice = false;
  const ofTags = new Set<Doubt>();
  const { doubts } = await walkPages<ImagesRead>({
    pageSize: api.imagesArePaged ? limits.pageSize : null,
    fetch: (page, size) =>
      fetchList(
        client,
        api.images(repository, page, size),
        api.imagesHeaders,
        api.imagesArePaged ? 'page' : 'wholeList',
      ),
    keyOf: (element) => element.key,
    imagesOf: (element) => element.images.length,
    read: (raw, index) => api.readImages(raw, `${repository.namespace}/${repository.name} images[${index}]`),
    take: async (elements, skipped) => {
      const images = elements.flatMap((element) => element.images);
      const skippedTags = elements.flatMap((element) => element.skipped);
      if (skippedTags.length > 0) ofTags.add(doubtAbout(skippedTags));
      for (const { tag } of images) isTagTwice ||= tag !== '' && !tags.add(tag);
      await take(images, [...skipped, ...skippedTags]);
    },
  });
  const all = new Set([...doubts, ...ofTags]);
  // A tag that moved to another image while the pages were read shows on both, or on neither: only the first can be seen.
  if (isTagTwice) all.add('changedWhileRead');
  return { doubts: [...all] };
}
