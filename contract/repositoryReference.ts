import type { ImageRow } from './images/images.ts';
import { kinds } from './kinds/kinds.ts';

export type RepositoryPlace = Pick<ImageRow, 'RegistryType' | 'RegionId' | 'Endpoints' | 'RepoNamespace' | 'RepoName'>;

/** Where a client finds a repository, as its kind of registry serves pulls. */
export function repositoryReference(place: RepositoryPlace): string {
  return kinds[place.RegistryType].repositoryReference(place);
}

/** What a client pulls: the repository with its tag, or with the digest of an image that has none. */
export function imageReference(image: RepositoryPlace & Pick<ImageRow, 'Tag' | 'Digest'>): string {
  return `${repositoryReference(image)}${image.Tag === '' ? `@${image.Digest}` : `:${image.Tag}`}`;
}
