import type { Answer } from '../http/answer.ts';
import type { Repository } from '../world/repository.ts';
import { instancesIn, type RegionalAccount } from './account.ts';
import { notSuccess, success } from './answers.ts';
import { bareDigest, tagsOf } from './images.ts';
import { pageOf } from './pageOf.ts';
import { type InstancePlace, repositoriesAt } from './places.ts';
import { registryDomain } from './registryHosts.ts';
import { createScan, scanResult, scanStatus, scanSummary } from './scans.ts';
import { temporaryUser } from './temporaryLogins.ts';
import { vpcEndpoint } from './vpcEndpoint.ts';

/** An Enterprise action, and what RAM calls the right to it. */
interface EnterpriseAction {
  readonly right: string;
  run(account: RegionalAccount, query: URLSearchParams): Answer;
}

/** An instance that is not in this region does not exist for its API. */
function inInstance(run: (instance: InstancePlace, account: RegionalAccount, query: URLSearchParams) => Answer) {
  return (account: RegionalAccount, query: URLSearchParams): Answer => {
    const instance = instancesIn(account).find(({ id }) => id === query.get('InstanceId'));
    return instance === undefined ? notSuccess('INSTANCE_NOT_EXIST') : run(instance, account, query);
  };
}

function inRepository(run: (repository: Repository, account: RegionalAccount, query: URLSearchParams) => Answer) {
  return inInstance((instance, account, query) => {
    const repository = repositoriesAt(account.world, account.places, instance).find(
      ({ id }) => repoId(id) === query.get('RepoId'),
    );
    return repository === undefined ? notSuccess('REPO_NOT_EXIST') : run(repository, account, query);
  });
}

function repoId(id: number): string {
  return `crr-${String(id).padStart(16, '0')}`;
}

const created = Date.UTC(2024, 2, 1);

function listInstances(account: RegionalAccount, query: URLSearchParams): Answer {
  const all = instancesIn(account);
  const { items, page, size } = pageOf(all, query, 'PageNo');
  const Instances = items.map(({ id, name, status, region }) => ({
    InstanceId: id,
    InstanceName: name,
    InstanceStatus: status,
    InstanceSpecification: 'Enterprise_Standard',
    RegionId: region,
    // Text here, a number in GetInstance.
    CreateTime: String(created),
    ModifiedTime: String(created),
  }));
  return success({ PageNo: page, PageSize: size, TotalCount: all.length, Instances });
}

function listRepositories(instance: InstancePlace, account: RegionalAccount, query: URLSearchParams): Answer {
  const [namespace, name] = [query.get('RepoNamespaceName'), query.get('RepoName')];
  const all = repositoriesAt(account.world, account.places, instance)
    .filter(({ project }) => namespace === null || project.name === namespace)
    .filter((repository) => name === null || repository.name.includes(name));
  const { items, page, size } = pageOf(all, query, 'PageNo');
  const Repositories = items.map(({ id, project, name: RepoName, createdAt }) => ({
    RepoId: repoId(id),
    RepoNamespaceName: project.name,
    RepoName,
    RepoStatus: 'NORMAL',
    RepoType: project.public ? 'PUBLIC' : 'PRIVATE',
    InstanceId: instance.id,
    CreateTime: createdAt,
    ModifiedTime: createdAt,
  }));
  // Text here, a number in ListInstance.
  return success({ PageNo: page, PageSize: size, TotalCount: String(all.length), Repositories });
}

function listTags(repository: Repository, { world }: RegionalAccount, query: URLSearchParams): Answer {
  const all = tagsOf(world, repository);
  const { items, page, size } = pageOf(all, query, 'PageNo');
  const Images = items.map(({ tag, updatedAt, artifact }) => ({
    Tag: tag,
    Digest: bareDigest(artifact),
    ImageId: bareDigest(artifact).split('').reverse().join(''),
    ImageSize: artifact.size,
    Status: 'NORMAL',
    ImageCreate: String(artifact.builtAt),
    ImageUpdate: String(updatedAt),
  }));
  return success({ PageNo: page, PageSize: size, TotalCount: String(all.length), Images });
}

function getRepository(instance: InstancePlace, account: RegionalAccount, query: URLSearchParams): Answer {
  const inNamespace = repositoriesAt(account.world, account.places, instance).filter(
    ({ project }) => project.name === query.get('RepoNamespaceName'),
  );
  if (inNamespace.length === 0) return notSuccess('NAMESPACE_NOT_EXIST');
  const repository = inNamespace.find(({ name }) => name === query.get('RepoName'));
  if (repository === undefined) return notSuccess('REPO_NOT_EXIST');
  return success({
    RepoId: repoId(repository.id),
    RepoNamespaceName: repository.project.name,
    RepoName: repository.name,
    RepoStatus: 'NORMAL',
    InstanceId: instance.id,
  });
}

function getTag(repository: Repository, { world }: RegionalAccount, query: URLSearchParams): Answer {
  const found = tagsOf(world, repository).find(({ tag }) => tag === query.get('Tag'));
  if (found === undefined) return notSuccess('REPO_TAG_NOT_EXIST');
  const { tag, updatedAt, artifact } = found;
  return success({
    Tag: tag,
    Digest: bareDigest(artifact),
    ImageSize: artifact.size,
    Status: 'NORMAL',
    ImageCreate: artifact.builtAt,
    ImageUpdate: updatedAt,
  });
}

/** What a Docker client signs in to the instance's registry with. */
function getAuthorizationToken(_instance: InstancePlace, { logins }: RegionalAccount): Answer {
  const { password, expiresAt } = logins.issue();
  return success({ TempUsername: temporaryUser, AuthorizationToken: password, ExpireTime: expiresAt });
}

/** Only the public endpoint is asked for. */
function getInstanceEndpoint(instance: InstancePlace): Answer {
  const Domains = [{ Domain: registryDomain(instance), Type: 'SYSTEM' }];
  return success({ Enable: true, AclEnable: false, AclEntries: [], Domains, Status: 'RUNNING' });
}

export const enterpriseActions: ReadonlyMap<string, EnterpriseAction> = new Map([
  ['ListInstance', { right: 'cr:ListInstance', run: listInstances }],
  ['GetAuthorizationToken', { right: 'cr:GetAuthorizationToken', run: inInstance(getAuthorizationToken) }],
  ['GetInstanceEndpoint', { right: 'cr:GetInstanceEndpoint', run: inInstance(getInstanceEndpoint) }],
  ['GetInstanceVpcEndpoint', { right: 'cr:GetInstanceVpcEndpoint', run: inInstance(vpcEndpoint) }],
  ['ListRepository', { right: 'cr:ListRepository', run: inInstance(listRepositories) }],
  ['ListRepoTag', { right: 'cr:ListRepositoryTag', run: inRepository(listTags) }],
  ['GetRepository', { right: 'cr:GetRepository', run: inInstance(getRepository) }],
  ['GetRepoTag', { right: 'cr:GetRepositoryTag', run: inRepository(getTag) }],
  ['GetRepoTagScanStatus', { right: 'cr:GetScan', run: inRepository(scanStatus) }],
  ['ListRepoTagScanResult', { right: 'cr:GetScan', run: inRepository(scanResult) }],
  ['CreateRepoTagScanTask', { right: 'cr:PutScan', run: inRepository(createScan) }],
  ['GetRepoTagScanSummary', { right: 'cr:GetScanCount', run: inRepository(scanSummary) }],
]);
