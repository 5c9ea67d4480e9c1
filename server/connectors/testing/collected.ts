import type { Doubt } from '#contract/failures/doubts.ts';
import { RegistryError } from '../../domain/registryError.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import type {
  ImageFacts,
  ListedImage,
  ListedRepository,
  PartEnd,
  RegistryConnector,
  RegistryEnd,
  RepositorySink,
  SkippedElement,
} from '../port.ts';

interface CollectedRepositories extends RegistryEnd {
  readonly repositories: readonly ListedRepository[];
  readonly skipped: readonly SkippedElement[];
  readonly parts: readonly PartEnd[];
}

/** A registry's whole list of repositories, with how each part ended. */
export async function collectRepositories(
  connector: RegistryConnector,
  target: RegistryTarget,
  signal: AbortSignal = new AbortController().signal,
): Promise<CollectedRepositories> {
  const repositories: ListedRepository[] = [];
  const skipped: SkippedElement[] = [];
  const parts: PartEnd[] = [];
  const sink: RepositorySink = {
    repositories: async (some, others) => {
      repositories.push(...some);
      skipped.push(...others);
    },
    partEnded: async (end) => {
      parts.push(end);
    },
  };
  const end = await connector.listRepositories(target, sink, signal);
  return { ...end, repositories, skipped, parts };
}

interface CollectedImages {
  readonly images: readonly ListedImage[];
  readonly skipped: readonly SkippedElement[];
  readonly doubts: readonly Doubt[];
}

/** One repository's whole list of images. */
export async function collectImages(
  connector: RegistryConnector,
  target: RegistryTarget,
  repository: ListedRepository,
  signal: AbortSignal = new AbortController().signal,
): Promise<CollectedImages> {
  const images: ListedImage[] = [];
  const skipped: SkippedElement[] = [];
  const { doubts } = await connector.listImages(
    target,
    repository,
    async (some, others) => {
      images.push(...some);
      skipped.push(...others);
    },
    signal,
  );
  return { images, skipped, doubts };
}

/** The same, with what the list leaves open read for each digest, once. What is none of them after all, or not understood, is left out. */
export async function collectKnownImages(
  connector: RegistryConnector,
  target: RegistryTarget,
  repository: ListedRepository,
  signal: AbortSignal = new AbortController().signal,
): Promise<CollectedImages> {
  const listed = await collectImages(connector, target, repository, signal);
  const read = new Map<string, ImageFacts | 'noImage' | 'notUnderstood'>();
  const images: ListedImage[] = [];
  const skipped = [...listed.skipped];
  for (const { factsUnread, ...image } of listed.images) {
    const { tag, digest } = image;
    if (connector.imageFacts !== undefined && factsUnread && !read.has(digest)) {
      read.set(digest, await connector.imageFacts(target, { repository, digest, tag }, signal).catch(asNotUnderstood));
    }
    const facts = read.get(digest);
    if (facts === 'notUnderstood') {
      skipped.push({ where: `${repository.namespace}/${repository.name}:${tag}`, reason: 'manifestNotUnderstood' });
    } else if (facts !== 'noImage') {
      const { report: _, ...known } = facts ?? { report: null };
      images.push({ ...image, ...known, size: facts?.size ?? image.size });
    }
  }
  return { ...listed, images, skipped };
}

function asNotUnderstood(error: unknown): 'notUnderstood' {
  if (error instanceof RegistryError && 'reason' in error.failure && error.failure.reason === 'unexpectedAnswer') {
    return 'notUnderstood';
  }
  throw error;
}
