import * as z from 'zod/mini';
import { concurrently } from '../../concurrency/concurrently.ts';
import { answerError } from '../../domain/registryError.ts';
import type { ListEnd, ListedImage, ListedRepository, PageSink } from '../port.ts';
import { isRepositoryPath, isSize, isTag } from '../reading/fieldValues.ts';
import { isAccessoryTag } from '../reading/noImages.ts';
import { collectPages, walkPages } from '../reading/paging.ts';
import type { AcrClient } from './client.ts';
import { digestOf, isPlainName, parseEpochMs } from './fieldValues.ts';
import { type Instance, listInstances } from './instances.ts';
import { limits } from './limits.ts';
import { enterpriseWalk } from './lists.ts';
import { readScan } from './scanStatus.ts';
import { repositorySchema, tagSchema } from './schemas.ts';

/** Where the API finds a repository: by ids, which are not stored. */
export interface Location {
  readonly instanceId: string;
  readonly repoId: string;
}

export interface LocatedRepository extends ListedRepository {
  readonly location: Location;
}

/** How the repositories of one instance are walked; its name stands before theirs, so that no two instances' ever meet. */
export function instanceWalk(
  client: AcrClient,
  instance: Pick<Instance, 'id' | 'name'>,
  only: { readonly namespace: string; readonly name: string } | null = null,
) {
  const parameters = {
    InstanceId: instance.id,
    RepoStatus: 'NORMAL',
    ...(only === null ? {} : { RepoNamespaceName: only.namespace, RepoName: only.name }),
  };
  return enterpriseWalk<LocatedRepository>(client, 'ListRepository', parameters, 'Repositories', {
    // By name, as rows are: two ids of one name would take turns on the same images.
    keyOf: ({ namespace, name }) => `${namespace}/${name}`,
    read: (raw, index) => {
      const where = `${instance.name} repositories[${index}]`;
      const parsed = z.safeParse(repositorySchema, raw);
      if (!parsed.success) return { where, reason: 'notUnderstood' };
      const { RepoId: repoId, RepoNamespaceName: namespace, RepoName: name } = parsed.data;
      if (!isPlainName(namespace) || !isRepositoryPath(`${namespace}/${name}`))
        return { where, reason: 'nameUnusable' };
      return { namespace: `${instance.name}/${namespace}`, name, location: { instanceId: instance.id, repoId } };
    },
  });
}

/** Asks where a repository is, after a restart that lost what the listing had found. RegistryFailure where it is gone. */
export async function locate(client: AcrClient, repository: ListedRepository): Promise<Location> {
  const [instanceName, namespace = ''] = repository.namespace.split('/');
  const instances = await listInstances(client);
  const instance = instances.elements.find(({ name }) => name === instanceName);
  if (instance === undefined) throw answerError('changedWhileRead', 200);
  const only = { namespace, name: repository.name };
  const { elements } = await collectPages(instanceWalk(client, instance, only));
  // Whether the filter matches whole names only is not documented.
  const found = elements.find(({ namespace: of, name }) => of === repository.namespace && name === repository.name);
  if (found === undefined) throw answerError('changedWhileRead', 200);
  return found.location;
}

/** Every tag of a repository, with what the instance's scanner found. An untagged image is not listed by ACR. */
export async function listEnterpriseImages(
  client: AcrClient,
  repository: ListedRepository,
  { instanceId, repoId }: Location,
  take: PageSink<ListedImage>,
): Promise<ListEnd> {
  const parameters = { InstanceId: instanceId, RepoId: repoId };
  const walk = enterpriseWalk<ListedImage>(client, 'ListRepoTag', parameters, 'Images', {
    keyOf: ({ tag }) => tag,
    read: (raw, index) => {
      const where = `${repository.namespace}/${repository.name} tags[${index}]`;
      const parsed = z.safeParse(tagSchema, raw);
      if (!parsed.success) return { where, reason: 'notUnderstood' };
      const { Tag: tag, Digest, ImageSize, ImageCreate, ImageUpdate } = parsed.data;
      const digest = digestOf(Digest);
      if (digest === null) return { where, reason: 'notSha256' };
      if (!isTag(tag)) return { where, reason: 'tagUnusable' };
      if (typeof ImageSize === 'number' && !isSize(ImageSize)) return { where, reason: 'sizeUnusable' };
      return {
        tag,
        digest,
        size: ImageSize ?? null,
        mediaType: '',
        platforms: [],
        createdAt: parseEpochMs(ImageCreate),
        updatedAt: parseEpochMs(ImageUpdate),
        scan: null,
      };
    },
  });
  return walkPages({
    ...walk,
    take: async (tags, skipped) => {
      const images = await concurrently(
        tags.filter((image) => !isAccessoryTag(image)),
        limits.scansAtOnce,
        async (image) => ({
          ...image,
          // A refusal may be that of a scan that never was, or of one that is not told just now: what is known stays.
          scan: (await readScan(client, { ...parameters, Tag: image.tag })) ?? ('unavailable' as const),
        }),
      );
      await take(images, skipped);
    },
  });
}
