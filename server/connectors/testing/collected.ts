import type { Doubt } from '#contract/failures/doubts.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import type {
  ListedImage,
  ListedRepository,
  PartEnd,
  RegistryConnector,
  RegistryEnd,
  RepositorySink,
  SkippedElement,
} from '../port.ts';

export interface CollectedRepositories extends RegistryEnd {
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

export interface CollectedImages {
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
