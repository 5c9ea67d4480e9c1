import type { ImageRow } from './images/images.ts';

export type RepositoryPlace = Pick<ImageRow, 'RegistryType' | 'RegionId' | 'Endpoints' | 'RepoNamespace' | 'RepoName'>;

/** Where a client finds a repository: host, port unless it is HTTPS's own, namespace and name. */
export function repositoryReference(place: RepositoryPlace): string {
  const { RegistryType, RegionId, Endpoints, RepoNamespace, RepoName } = place;
  if (RegistryType !== 'acr') return `${Endpoints.replace(/:443$/, '')}/${RepoNamespace}/${RepoName}`;
  // Container Registry answers its API elsewhere than pulls. An Enterprise namespace is named after its instance.
  const [instance = '', ...namespace] = RepoNamespace.split('/');
  return namespace.length === 0
    ? `registry.${RegionId}.aliyuncs.com/${instance}/${RepoName}`
    : `${instance}-registry.${RegionId}.cr.aliyuncs.com/${namespace.join('/')}/${RepoName}`;
}

/** What a client pulls: the repository with its tag, or with the digest of an image that has none. */
export function imageReference(image: RepositoryPlace & Pick<ImageRow, 'Tag' | 'Digest'>): string {
  return `${repositoryReference(image)}${image.Tag === '' ? `@${image.Digest}` : `:${image.Tag}`}`;
}
