import type { RegistryKind, RepositoryAddress } from './kind.ts';

/** Alibaba Cloud Container Registry, Enterprise and Personal Edition: a registry for each region of an AccessKey. */
export const acr = {
  name: 'ACR',
  addedBy: 'account',
  hasVersions: false,
  credential: 'accessKey',
  scanning: 'onRequest',
  extraRows: null,
  repositoryReference,
} as const satisfies RegistryKind;

/** Pulls are served elsewhere than the API. An Enterprise namespace is named after its instance. */
function repositoryReference({ RegionId, RepoNamespace, RepoName }: RepositoryAddress): string {
  const [instance = '', ...namespace] = RepoNamespace.split('/');
  return namespace.length === 0
    ? `registry.${RegionId}.aliyuncs.com/${instance}/${RepoName}`
    : `${instance}-registry.${RegionId}.cr.aliyuncs.com/${namespace.join('/')}/${RepoName}`;
}
