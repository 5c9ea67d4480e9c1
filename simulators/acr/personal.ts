import type { Answer } from '../http/answer.ts';
import { personalIn, type RegionalAccount } from './account.ts';
import { personalError, personalSuccess, personalTag } from './answers.ts';
import { bareDigest, tagsOf } from './images.ts';
import { pageOf } from './pageOf.ts';
import { repositoriesAt } from './places.ts';
import { registryDomain } from './registryHosts.ts';
import { temporaryUser } from './temporaryLogins.ts';

/** What RAM calls the right to a path of the Personal API; null where it has no such path. */
export function personalRight(segments: readonly string[]): string | null {
  const [first, namespace, name, last, ...rest] = segments;
  if (first === 'tokens' && namespace === undefined) return 'cr:GetAuthorizationToken';
  if (first !== 'repos') return null;
  if (namespace === undefined) return 'cr:ListRepository';
  if (name !== undefined && last === undefined) return 'cr:GetRepository';
  if (name === undefined || last !== 'tags' || rest.length > 1) return null;
  return rest.length === 0 ? 'cr:ListRepositoryTag' : 'cr:GetRepositoryTag';
}

/** Answers `GET /tokens`, `GET /repos`, and of one repository `GET /repos/{namespace}/{name}`, its `/tags` and `/tags/{tag}`. Elsewhere than in its region it makes no sense. */
export function answerPersonal(account: RegionalAccount, segments: readonly string[], query: URLSearchParams): Answer {
  const place = personalIn(account);
  if (place === undefined) return personalError(400, 'rpc_invalid_arg');
  const repositories = repositoriesAt(account.world, account.places, place);
  const [first, namespace, name, last, only] = segments;
  if (first === 'tokens') {
    const { password, expiresAt } = account.logins.issue();
    return personalSuccess({ tempUserName: temporaryUser, authorizationToken: password, expireDate: expiresAt });
  }
  if (namespace === undefined) {
    const { items, page, size } = pageOf(repositories, query, 'Page');
    const repos = items.map((repository) => ({
      repoId: repository.id,
      repoNamespace: repository.project.name,
      repoName: repository.name,
      repoStatus: 'NORMAL',
      regionId: account.region,
      gmtCreate: repository.createdAt,
      gmtModified: repository.createdAt,
      repoDomainList: { public: registryDomain(place) },
    }));
    return personalSuccess({ total: repositories.length, page, pageSize: size, repos });
  }
  const repository = repositories.find((one) => one.project.name === namespace && one.name === name);
  if (repository === undefined) return personalError(404, 'REPO_NOT_EXIST');
  if (last === undefined) {
    return personalSuccess({ repo: { repoId: repository.id, repoNamespace: namespace, repoName: name } });
  }
  const all = tagsOf(account.world, repository);
  const bodyOf = ({ tag, updatedAt, artifact }: (typeof all)[number]) => ({
    tag,
    digest: bareDigest(artifact),
    imageId: bareDigest(artifact).split('').reverse().join(''),
    imageSize: artifact.size,
    imageCreate: artifact.builtAt,
    imageUpdate: updatedAt,
    status: 'NORMAL',
  });
  if (only !== undefined) {
    const found = all.find(({ tag }) => tag === only);
    return found === undefined ? personalError(404, 'REPO_TAG_NOT_EXIST') : personalTag(bodyOf(found));
  }
  const { items, page, size } = pageOf(all, query, 'Page');
  const tags = items.map(bodyOf);
  return personalSuccess({ total: all.length, page, pageSize: size, tags });
}
