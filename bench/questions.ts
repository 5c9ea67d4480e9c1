import type { ActionName, RequestOf } from '#contract/actions/actions.ts';
import type { Criterion, ImageCriteriaName } from '#contract/images/criteria.ts';
import { imageSortKeys, repositorySortKeys } from '#contract/images/images.ts';
import { limits } from '#contract/limits.ts';

/** One question that the page asks, under the name of its line. */
export interface Question<Name extends ActionName = ActionName> {
  readonly name: string;
  readonly action: Name;
  readonly request: RequestOf<Name>;
}

/** What is stored, as far as questions need to know it. */
export interface Stored {
  readonly images: number;
  readonly repositories: number;
  readonly digest: string;
  readonly namespace: string;
}

type ImageList = RequestOf<'DescribeImageInstances'>;

const filtered = (...criteria: Criterion<ImageCriteriaName>[]): ImageList => ({ Criteria: JSON.stringify(criteria) });

/** Every filter, search and sort, first pages and deep ones, as the console asks; `exact` as a script does. */
export function questionsOf({ images, repositories, digest, namespace }: Stored): readonly Question[] {
  const list = (name: string, request: ImageList): Question<'DescribeImageInstances'> => ({
    name,
    action: 'DescribeImageInstances',
    request: { CountLimit: limits.countLimit, ...request },
  });
  const exact = (name: string, request: ImageList): Question<'DescribeImageInstances'> => ({
    name: `${name}, counted exactly`,
    action: 'DescribeImageInstances',
    request,
  });
  const middle = Math.floor(images / 40);
  const part = digest.slice(20, 32);
  return [
    list('first page', {}),
    exact('deepest page', { CurrentPage: Math.floor(images / 20) }),
    exact('middle page', { CurrentPage: middle }),
    list('registry', filtered({ name: 'instanceId', value: '1' })),
    list('type', filtered({ name: 'registryType', value: 'quay' })),
    list('region', filtered({ name: 'regionId', value: 'cn-hangzhou' })),
    list('high risk', filtered({ name: 'riskLevel', value: 'high' })),
    list('at risk', filtered({ name: 'riskStatus', value: 'YES' })),
    list('not scanned', { Scanned: false }),
    list('scan failed', filtered({ name: 'scanStatus', value: 'FAILED' })),
    list('waiting', filtered({ name: 'intakeState', value: 'WAITING' })),
    list('taken in', filtered({ name: 'intakeState', value: 'DONE' })),
    list('not taken in, failed', filtered({ name: 'intakeState', value: 'FAILED' })),
    list('not listed any more', filtered({ name: 'notListed', value: 'YES' })),
    list(
      'waiting in a registry',
      filtered({ name: 'instanceId', value: '1' }, { name: 'intakeState', value: 'WAITING' }),
    ),
    list(
      'waiting and at risk',
      filtered({ name: 'riskStatus', value: 'YES' }, { name: 'intakeState', value: 'WAITING' }),
    ),
    list('failed, by size', { ...filtered({ name: 'intakeState', value: 'FAILED' }), SortBy: 'ImageSize' }),
    exact('waiting, middle page', {
      ...filtered({ name: 'intakeState', value: 'WAITING' }),
      CurrentPage: Math.max(1, Math.floor(images / 80)),
    }),
    list('build risk of medium or above', filtered({ name: 'hcStatus', value: 'YES' })),
    list('no build risk of medium or above', filtered({ name: 'hcStatus', value: 'NO' })),
    list('secret', filtered({ name: 'secretStatus', value: 'YES' })),
    list('rare build risk', filtered({ name: 'buildRisk', value: 'ssh_server' })),
    list('rare build risk, by size', {
      ...filtered({ name: 'buildRisk', value: 'pipe_to_shell' }),
      SortBy: 'ImageSize',
    }),
    list('frequent build risk', filtered({ name: 'buildRisk', value: 'no_user' })),
    list(
      'secret and at risk',
      filtered({ name: 'secretStatus', value: 'YES' }, { name: 'riskStatus', value: 'YES', logicalExp: 'AND' }),
    ),
    exact('frequent build risk, middle page', {
      ...filtered({ name: 'buildRisk', value: 'no_user' }),
      CurrentPage: Math.max(1, Math.floor(images / 140)),
    }),
    list('namespace', filtered({ name: 'repoNamespace', value: namespace })),
    list(
      'namespace and high risk',
      filtered({ name: 'repoNamespace', value: namespace }, { name: 'riskLevel', value: 'high' }),
    ),
    list('part of a repository’s name', filtered({ name: 'repoName', value: 'work' })),
    list('part of a name with its namespace', filtered({ name: 'repoPath', value: 'work' })),
    list('part of a tag, rare', filtered({ name: 'tag', value: 'build-777' })),
    list('part of a tag, frequent', filtered({ name: 'tag', value: 'latest' })),
    list('part of a digest', filtered({ name: 'digest', value: part })),
    list('beginning of a digest', filtered({ name: 'digest', value: digest.slice(0, 15) })),
    list(
      'namespace or tag',
      filtered({ name: 'repoNamespace', value: namespace }, { name: 'tag', value: 'latest', logicalExp: 'OR' }),
    ),
    exact(
      'namespace or high risk',
      filtered({ name: 'repoNamespace', value: namespace }, { name: 'riskLevel', value: 'high', logicalExp: 'OR' }),
    ),
    ...imageSortKeys.map((SortBy) => list(`sorted by ${SortBy}`, { SortBy })),
    exact('sorted by ImageSize, middle page', { SortBy: 'ImageSize', CurrentPage: middle }),
    exact('high risk, middle page', {
      ...filtered({ name: 'riskLevel', value: 'high' }),
      CurrentPage: Math.max(1, Math.floor(images / 400)),
    }),
    ...repositorySortKeys.map((SortBy) => ({
      name: `repositories by ${SortBy}`,
      action: 'DescribeImageRepoDetailList' as const,
      request: { SortBy, CountLimit: limits.countLimit },
    })),
    {
      name: 'repositories, deepest page',
      action: 'DescribeImageRepoDetailList',
      request: { CurrentPage: Math.max(1, Math.floor(repositories / 20)) },
    },
    { name: 'build risks of all images', action: 'DescribeImageBuildRiskList', request: {} },
    { name: 'images with a build risk', action: 'DescribeImageListByBuildRisk', request: { RiskKey: 'no_user' } },
    {
      name: 'images with a build risk, ignored',
      action: 'DescribeImageListByBuildRisk',
      request: { RiskKey: 'sudo', Status: 1 },
    },
    { name: 'cards', action: 'DescribeImageStatistics', request: {} },
    { name: 'cards by risk', action: 'DescribeImageRiskLevelStatistic', request: {} },
    { name: 'suggestions', action: 'DescribeImageCriteria', request: { Value: 'work' } },
  ];
}
