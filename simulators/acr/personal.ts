import type { Answer } from '../http/answer.ts';
import { personalIn, type RegionalAccount } from './account.ts';
import { personalError, personalSuccess } from './answers.ts';
import { bareDigest, tagsOf } from './images.ts';
import { pageOf } from './pageOf.ts';
import { repositoriesAt } from './places.ts';

/** What RAM calls the right to a path of the Personal API; null where it has no such path. */
export function personalRight(segments: readonly string[]): string | null {
  const [first, namespace, name, last, ...rest] = segments;
  if (first !== 'repos') return null;
  if (namespace === undefined) return 'cr:ListRepository';
  return name !== undefined && last === 'tags' && rest.length === 0 ? 'cr:ListRepositoryTag' : null;
}

/** Answers `GET /repos` and `GET /repos/{namespace}/{name}/tags`. Elsewhere than in its region it makes no sense. */
export function answerPersonal(account: RegionalAccount, segments: readonly string[], query: URLSearchParams): Answer {
  const place = personalIn(account);
  if (place === undefined) return personalError(400, 'rpc_invalid_arg');
  const repositories = repositoriesAt(account.world, account.places, place);
  const [, namespace, name] = segments;
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
      repoDomainList: { public: `registry.${account.region}.aliyuncs.com` },
    }));
    return personalSuccess({ total: repositories.length, page, pageSize: size, repos });
  }
  const repository = repositories.find((one) => one.project.name === namespace && one.name === name);
  if (repository === undefined) return personalError(404, 'REPO_NOT_EXIST');
  const all = tagsOf(account.world, repository);
  const { items, page, size } = pageOf(all, query, 'Page');
  const tags = items.map(({ tag, updatedAt, artifact }) => ({
    tag,
    digest: bareDigest(artifact),
    imageId: bareDigest(artifact).split('').reverse().join(''),
    imageSize: artifact.size,
    imageCreate: artifact.builtAt,
    imageUpdate: updatedAt,
    status: 'NORMAL',
  }));
  return personalSuccess({ total: all.length, page, pageSize: size, tags });
}
