import * as z from 'zod/mini';
import { RegistryError } from '../../domain/registryError.ts';
import type { ListEnd, ListedImage, ListedRepository, PageSink, RepositorySink } from '../port.ts';
import { isRepositoryPath, isSize, isTag } from '../reading/fieldValues.ts';
import { isAccessoryTag } from '../reading/noImages.ts';
import { walkPages } from '../reading/paging.ts';
import { isOfRegistry } from '../reading/parts.ts';
import type { AcrClient } from './client.ts';
import { digestOf, isPlainName, parseEpochMs } from './fieldValues.ts';
import { personalWalk } from './lists.ts';
import { personalRepositorySchema, personalTagSchema } from './schemas.ts';

/** What a region without a Personal Edition answers, whatever it is asked, with status 400; other defects have the code too. */
const notOffered = 'rpc_invalid_arg';
/** The part that namespaces without an instance are in. */
export const personalEdition = 'Personal Edition';

/**
 * The Personal Edition's repositories in this region. That its API fails must not hide the Enterprise instances, so it
 * becomes a part that is not offered, left out where the API refuses, as it does in several ways where the edition was never
 * opened, and failed where it may work the next time.
 */
export async function listPersonalRepositories(client: AcrClient, sink: RepositorySink): Promise<void> {
  const part = personalEdition;
  try {
    const { doubts } = await walkPages({ ...repositoryWalk(client), take: sink.repositories });
    await sink.partEnded({ part, doubts });
  } catch (error) {
    if (!(error instanceof RegistryError) || isOfRegistry(error)) throw error;
    const { failure } = error;
    if (failure.code !== 'RegistryFailure' || failure.reason !== 'refusedCall') {
      return await sink.partEnded({ part, doubts: [], failure });
    }
    const { status, apiCode } = failure;
    const word = apiCode === undefined ? {} : { word: apiCode };
    const leftOut = { where: part, reason: 'notListed', status, ...word } as const;
    await sink.partEnded({ part, doubts: [], leftOut, notOffered: apiCode === notOffered && status === 400 });
  }
}

function repositoryWalk(client: AcrClient) {
  return personalWalk<ListedRepository>(client, 'GetRepoList', '/repos', 'repos', {
    keyOf: ({ namespace, name }) => `${namespace}/${name}`,
    read: (raw, index) => {
      const where = `${personalEdition} repositories[${index}]`;
      const parsed = z.safeParse(personalRepositorySchema, raw);
      if (!parsed.success) return { where, reason: 'notUnderstood' };
      const { repoNamespace: namespace, repoName: name } = parsed.data;
      if (!isPlainName(namespace) || !isRepositoryPath(`${namespace}/${name}`))
        return { where, reason: 'nameUnusable' };
      return { namespace, name };
    },
  });
}

/** Enterprise namespaces begin with their instance and a slash; those of the Personal Edition have none. */
export function isPersonal({ namespace }: Pick<ListedRepository, 'namespace'>): boolean {
  return !namespace.includes('/');
}

export function repositoryPath(namespace: string, name: string): string {
  return `/repos/${encodeURIComponent(namespace)}/${encodeURIComponent(name)}`;
}

export function tagsPath(namespace: string, name: string): string {
  return `${repositoryPath(namespace, name)}/tags`;
}

/** Every tag of a repository of the Personal Edition; none of them can ever be scanned. */
export async function listPersonalImages(
  client: AcrClient,
  { namespace, name }: ListedRepository,
  take: PageSink<ListedImage>,
): Promise<ListEnd> {
  const path = tagsPath(namespace, name);
  const walk = personalWalk<ListedImage>(client, 'GetRepoTags', path, 'tags', {
    keyOf: ({ tag }) => tag,
    read: (raw, index) => {
      const where = `${namespace}/${name} tags[${index}]`;
      const parsed = z.safeParse(personalTagSchema, raw);
      if (!parsed.success) return { where, reason: 'notUnderstood' };
      const { tag, imageSize, imageCreate, imageUpdate } = parsed.data;
      const digest = digestOf(parsed.data.digest);
      if (digest === null) return { where, reason: 'notSha256' };
      if (!isTag(tag)) return { where, reason: 'tagUnusable' };
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
  return walkPages({
    ...walk,
    take: (images, skipped) =>
      take(
        images.filter((image) => !isAccessoryTag(image)),
        skipped,
      ),
  });
}
