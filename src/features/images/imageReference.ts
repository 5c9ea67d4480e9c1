import type { ImageRow } from '#contract/images.ts';

type Place = Pick<ImageRow, 'RegistryType' | 'RegionId' | 'Endpoints' | 'RepoNamespace' | 'RepoName'>;

/** Where a client finds a repository: host, port unless it is HTTPS's own, namespace and name. */
export function repositoryReference({ RegistryType, RegionId, Endpoints, RepoNamespace, RepoName }: Place): string {
  if (RegistryType !== 'acr') return `${Endpoints.replace(/:443$/, '')}/${RepoNamespace}/${RepoName}`;
  // Container Registry answers its API elsewhere than pulls. An Enterprise namespace is named after its instance.
  const [instance = '', ...namespace] = RepoNamespace.split('/');
  return namespace.length === 0
    ? `registry.${RegionId}.aliyuncs.com/${instance}/${RepoName}`
    : `${instance}-registry.${RegionId}.cr.aliyuncs.com/${namespace.join('/')}/${RepoName}`;
}

/** The command that fetches an image by its tag; null for one without. */
export function pullByTag(image: Place & Pick<ImageRow, 'Tag'>): string | null {
  return image.Tag === '' ? null : `docker pull ${repositoryReference(image)}:${image.Tag}`;
}

export function pullByDigest(image: Place & Pick<ImageRow, 'Digest'>): string {
  return `docker pull ${repositoryReference(image)}@${image.Digest}`;
}

/** `namespace/repository:tag`, or without a tag the repository alone. */
export function imageName({
  RepoNamespace,
  RepoName,
  Tag,
}: Pick<ImageRow, 'RepoNamespace' | 'RepoName' | 'Tag'>): string {
  return Tag === '' ? `${RepoNamespace}/${RepoName}` : `${RepoNamespace}/${RepoName}:${Tag}`;
}
