import * as z from 'zod/mini';
import type { Failure } from '#contract/failures/failures.ts';
import { RegistryError } from '../../domain/registryError.ts';
import type { ImageListing, ListedImage, ListedRepository, NotOffered } from '../port.ts';
import { isPathName, isSize } from '../reading/fieldValues.ts';
import { isAccessoryTag } from '../reading/noImages.ts';
import type { WholeList } from '../reading/paging.ts';
import type { AcrClient } from './client.ts';
import { digestOf, isPlainName, parseEpochMs } from './fieldValues.ts';
import { walkPersonal } from './lists.ts';
import { personalRepositorySchema, personalTagSchema } from './schemas.ts';

/** What a region without a Personal Edition answers, whatever it is asked, with status 400; other defects have the code too. */
const notOffered = 'rpc_invalid_arg';
const where = 'Personal Edition';

export interface PersonalRepositories extends WholeList<ListedRepository> {
  readonly notOffered?: NotOffered;
  readonly leftOut?: Failure;
}

/**
 * The Personal Edition's repositories in this region. That its API fails must not hide the Enterprise instances, so it
 * becomes a part that is not offered, skipped where the API refuses, as it does in several ways where the edition was never
 * opened, and left out where it may work the next time.
 */
export async function listPersonalRepositories(client: AcrClient): Promise<PersonalRepositories> {
  try {
    return await readRepositories(client);
  } catch (error) {
    const failure = error instanceof RegistryError ? error.failure : null;
    if (failure?.code !== 'RegistryFailure') throw error;
    const { status, apiCode } = failure;
    const part = { where, reason: 'notListed', status, ...(apiCode === undefined ? {} : { word: apiCode }) } as const;
    if (apiCode === notOffered && status === 400) {
      const holds = (namespace: string) => isPersonal({ namespace });
      return { elements: [], skipped: [], total: 0, notOffered: { ...part, holds } };
    }
    if (failure.reason === 'refusedCall') return { elements: [], skipped: [part], total: null };
    return { elements: [], skipped: [{ ...part, failure }], total: null, leftOut: failure };
  }
}

function readRepositories(client: AcrClient): Promise<WholeList<ListedRepository>> {
  return walkPersonal<ListedRepository>(client, 'GetRepoList', '/repos', 'repos', {
    keyOf: ({ namespace, name }) => `${namespace}/${name}`,
    read: (raw, index) => {
      const where = `Personal Edition repositories[${index}]`;
      const parsed = z.safeParse(personalRepositorySchema, raw);
      if (!parsed.success) return { where, reason: 'notUnderstood' };
      const { repoNamespace: namespace, repoName: name } = parsed.data;
      if (!isPlainName(namespace) || !isPathName(name)) return { where, reason: 'nameUnusable' };
      return { namespace, name };
    },
  });
}

/** Enterprise namespaces begin with their instance and a slash; those of the Personal Edition have none. */
export function isPersonal({ namespace }: Pick<ListedRepository, 'namespace'>): boolean {
  return !namespace.includes('/');
}

export function tagsPath(namespace: string, name: string): string {
  return `/repos/${encodeURIComponent(namespace)}/${encodeURIComponent(name)}/tags`;
}

/** Every tag of a repository of the Personal Edition; none of them can ever be scanned. */
export async function listPersonalImages(
  client: AcrClient,
  { namespace, name }: ListedRepository,
): Promise<ImageListing> {
  const path = tagsPath(namespace, name);
  const { elements, skipped } = await walkPersonal<ListedImage>(client, 'GetRepoTags', path, 'tags', {
    keyOf: ({ tag }) => tag,
    read: (raw, index) => {
      const where = `${namespace}/${name} tags[${index}]`;
      const parsed = z.safeParse(personalTagSchema, raw);
      if (!parsed.success) return { where, reason: 'notUnderstood' };
      const { tag, imageSize, imageCreate, imageUpdate } = parsed.data;
      const digest = digestOf(parsed.data.digest);
      if (digest === null) return { where, reason: 'notSha256' };
      if (!isPlainName(tag)) return { where, reason: 'tagUnusable' };
      if (typeof imageSize === 'number' && !isSize(imageSize)) return { where, reason: 'sizeUnusable' };
      return {
        tag,
        digest,
        size: imageSize ?? null,
        mediaType: '',
        platforms: [],
        createdAt: parseEpochMs(imageCreate),
        updatedAt: parseEpochMs(imageUpdate),
        scan: null,
        scanBlocked: 'acrPersonal',
      };
    },
  });
  return { images: elements.filter((image) => !isAccessoryTag(image)), skipped };
}
