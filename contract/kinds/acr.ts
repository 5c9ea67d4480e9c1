import type { ConsolePage, RegistryKind, RepositoryAddress } from './kind.ts';

/** Alibaba Cloud Container Registry, Enterprise and Personal Edition: a registry for each region of an AccessKey. */
export const acr = {
  name: 'ACR',
  addAction: 'AddAcrAccount',
  hasVersions: false,
  credential: 'accessKey',
  account: 'required',
  repositories: 'listed',
  scanning: 'onRequest',
  extraRows: null,
  repositoryReference,
  consoleUrl,
} as const satisfies RegistryKind;

/** Pulls are served elsewhere than the API. An Enterprise namespace is named after its instance. */
function repositoryReference({ RegionId, RepoNamespace, RepoName }: RepositoryAddress): string {
  const [instance = '', ...namespace] = RepoNamespace.split('/');
  return namespace.length === 0
    ? `registry.${RegionId}.aliyuncs.com/${instance}/${RepoName}`
    : `${instance}-registry.${RegionId}.cr.aliyuncs.com/${namespace.join('/')}/${RepoName}`;
}

/**
 * The cloud's console is one for all accounts. It has a page for each repository of the Personal Edition; where those of an
 * Enterprise instance are is not documented, so the list of instances stands for them.
 */
function consoleUrl({ regionId, namespace, name }: ConsolePage): string {
  const console = 'https://cr.console.aliyun.com';
  const region = encodeURIComponent(regionId);
  if (namespace.includes('/')) return `${console}/${region}/instances`;
  return `${console}/repository/${region}/${encodeURIComponent(namespace)}/${encodeURIComponent(name)}/details`;
}
