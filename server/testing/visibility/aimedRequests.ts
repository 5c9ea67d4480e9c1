import type { ActionName, RequestOf } from '#contract/actions/actions.ts';
import type { LimitedAction } from '#contract/actions/permissions.ts';
import { imageCriteriaNames, repositoryCriteriaNames } from '#contract/images/criteria.ts';
import type { MarkedIds } from './markedWorld.ts';

/** What somebody does about themselves alone, whatever they see: nothing of it is about a registry. */
export const ofOneself = 'of oneself';

type Requests<Name extends ActionName> = (seen: MarkedIds, unseen: MarkedIds) => readonly RequestOf<Name>[];

/**
 * For each action that somebody may call who sees some registries alone: requests that aim at all, at those which are seen, and at
 * those which are not. An action without an entry does not compile.
 */
type AimedRequests = { readonly [Name in LimitedAction]: Requests<Name> | typeof ofOneself };

const whole = { PageSize: 100, Lang: 'en' } as const;
const english = { Lang: 'en' } as const;

const criteria = (name: string, value: string | number) => ({
  Criteria: JSON.stringify([{ name, value: String(value) }]),
});

/** Values that tell registries apart, for every criterion that takes them. */
function valuesOf({ registry, repositories, uuids: _, digests, tags }: MarkedIds, mark: string) {
  return {
    instanceId: [registry],
    baseInstanceId: [registry],
    repoId: repositories,
    repoName: ['app'],
    repoNamespace: [`${mark}-team`],
    repoPath: [`${mark}-team/app`],
    digest: digests,
    imageId: digests,
    tag: [...tags, mark, 'app'],
    cve: [`CVE-${mark}`, 'CVE-2026-0001'],
    baseImage: [`${mark}-team/base:${mark}-base`],
  };
}

const fixed: Record<string, readonly string[]> = {
  regionId: ['cn-hangzhou'],
  registryType: ['harbor'],
  registryState: ['paused'],
  riskLevel: ['high', 'low', 'unknown'],
  vulStatus: ['YES', 'NO'],
  alarmStatus: ['YES', 'NO'],
  hcStatus: ['YES', 'NO'],
  riskStatus: ['YES', 'NO'],
  secretStatus: ['YES', 'NO'],
  scanStatus: ['SCANNED', 'NOT_SCANNED'],
  intakeState: ['WAITING', 'DONE', 'FAILED'],
  notListed: ['YES', 'NO'],
  baseOutdated: ['YES', 'NO'],
  buildRisk: ['secret_in_env', 'no_user', 'pipe_to_shell'],
};

function filtersBy(names: readonly string[], seen: MarkedIds, unseen: MarkedIds) {
  const told: readonly Record<string, readonly (string | number)[]>[] = [
    fixed,
    valuesOf(seen, 'seen'),
    valuesOf(unseen, 'unseen'),
  ];
  return told.flatMap((values) => names.flatMap((name) => (values[name] ?? []).map((value) => criteria(name, value))));
}

const both = <Of>(seen: MarkedIds, unseen: MarkedIds, of: (ids: MarkedIds, mark: string) => readonly Of[]): Of[] => [
  ...of(seen, 'seen'),
  ...of(unseen, 'unseen'),
];

const sorted = [
  'ImageUpdate',
  'ImageCreate',
  'ImageSize',
  'RepoName',
  'RiskLevel',
  'VulCount',
  'LastScanTime',
] as const;
const risks = ['secret_in_env', 'secret_in_label', 'no_user', 'pipe_to_shell'] as const;
const secrets = ['secret_in_env', 'secret_in_label'] as const;

const aimedScans = (seen: MarkedIds, unseen: MarkedIds) => [
  {},
  { RegistryTypes: 'harbor' },
  { InstanceIds: `${seen.registry},${unseen.registry}` },
  { ...criteria('riskLevel', 'high') },
  ...both(seen, unseen, (ids, mark) => [
    { InstanceIds: String(ids.registry) },
    { RepoIds: ids.repositories.join() },
    { RepoNamespaces: `${mark}-team` },
    { Digests: ids.digests.join() },
    { Tags: ids.tags.join() },
    { Uuids: ids.uuids.join() },
    criteria('repoPath', `${mark}-team`),
  ]),
];

export const aimedRequests: AimedRequests = {
  PageImageRegistry: (seen, unseen) => [
    whole,
    { ...whole, RegistryIdInList: [seen.registry, unseen.registry] },
    { ...whole, RegistryIdInList: [unseen.registry] },
    { ...whole, RegistryNameLike: 'unseen' },
    { ...whole, SearchText: 'unseen' },
    { ...whole, Failing: true },
  ],
  ListPrivateRegistryType: () => [{}],
  ListImageRegistryRegion: () => [english],
  DescribeImageStatistics: () => [{}],
  DescribeImageRiskLevelStatistic: () => [{}],
  DescribeCountScannedImage: () => [{}],
  DescribeCountNotScannedImage: () => [{}],
  DescribeImageRepoDetailList: (seen, unseen) => [
    whole,
    { PageSize: 1, CurrentPage: 3 },
    ...filtersBy(repositoryCriteriaNames, seen, unseen).map((filter) => ({ ...whole, ...filter })),
  ],
  DescribeImageInstances: (seen, unseen) => [
    whole,
    { PageSize: 2, CurrentPage: 3 },
    ...sorted.map((SortBy) => ({ ...whole, SortBy })),
    { ...whole, Scanned: true },
    { ...whole, Scanned: false },
    { ...whole, Uuids: [...seen.uuids, ...unseen.uuids] },
    { ...whole, Uuids: [...unseen.uuids] },
    ...filtersBy(imageCriteriaNames, seen, unseen).map((filter) => ({ ...whole, ...filter })),
  ],
  DescribeImageCriteria: (seen, unseen) =>
    ['', 'seen', 'unseen', 'app', 'team', 'sha256:', seen.digests[0] ?? '', unseen.digests[0] ?? ''].map((Value) => ({
      Value,
    })),
  DescribeImageRepoCriteria: () => ['', 'seen', 'unseen', 'app'].map((Value) => ({ Value })),
  DescribeImageDetail: (seen, unseen) => both(seen, unseen, ({ uuids }) => uuids.map((Uuid) => ({ ...english, Uuid }))),
  DescribeBaseImages: (seen, unseen) => [
    whole,
    { ...whole, SearchText: 'seen' },
    { ...whole, SearchText: 'unseen' },
    { ...whole, SortBy: 'ImageCount' },
    { ...whole, InstanceId: String(seen.registry) },
    { ...whole, InstanceId: String(unseen.registry) },
  ],
  DescribeImageComparison: (seen, unseen) => {
    const [one = '', another = ''] = seen.uuids;
    const [hidden = '', alsoHidden = ''] = unseen.uuids;
    const pairs = [
      [one, another],
      [one, hidden],
      [hidden, one],
      [hidden, alsoHidden],
    ] as const;
    return pairs.map(([Uuid, OtherUuid]) => ({ ...english, Uuid, OtherUuid }));
  },
  DescribeVanishedImages: (seen, unseen) =>
    both(seen, unseen, ({ repositories }) => repositories.map((id) => ({ ...whole, RepoId: String(id) }))),
  DescribeImageVulList: (seen, unseen) => [
    { ...whole, Type: 'cve' },
    ...both(seen, unseen, ({ registry, repositories, uuids, digests, tags }, mark) => [
      ...uuids.map((Uuids) => ({ ...whole, Type: 'cve' as const, Uuids })),
      ...digests.map((Digest) => ({ ...whole, Type: 'cve' as const, Digest })),
      ...tags.map((Tag) => ({ ...whole, Type: 'cve' as const, Tag })),
      ...repositories.map((id) => ({ ...whole, Type: 'cve' as const, RepoId: String(id) })),
      { ...whole, Type: 'cve' as const, InstanceId: String(registry) },
      { ...whole, Type: 'cve' as const, RepoInstanceId: String(registry) },
      { ...whole, Type: 'cve' as const, RepoNamespace: `${mark}-team` },
      { ...whole, Type: 'cve' as const, Name: `CVE-${mark}` },
      { ...whole, Type: 'cve' as const, SearchText: `${mark} description` },
      { ...whole, Type: 'cve' as const, Image: `${mark}.example.com/${mark}-team/app:${mark}-app` },
    ]),
    ...(['inherited', 'own', 'unknown'] as const).map((Origin) => ({ ...whole, Type: 'cve' as const, Origin })),
  ],
  DescribeTopVulnerabilities: () => [
    whole,
    { ...whole, SearchText: 'CVE-2026' },
    { ...whole, SearchText: 'unseen' },
    { ...whole, SearchText: 'seen-package' },
    { ...whole, SortBy: 'CvssScore' },
    { ...whole, Severities: ['high'] },
    { ...whole, Fixable: true },
  ],
  // What is in the files, its own test looks at.
  ExportImages: (seen, unseen) => filtersBy(['instanceId'], seen, unseen),
  ExportRepositories: (seen, unseen) => filtersBy(['instanceId'], seen, unseen),
  ExportVulnerabilities: (seen, unseen) =>
    both(seen, unseen, ({ uuids }) => [{ Type: 'cve' as const, Uuids: uuids.join() }]),
  ExportBuildRisks: (seen, unseen) => [{}, ...both(seen, unseen, ({ uuids }) => [{ ImageUuid: uuids[1] }])],
  DescribeExport: () => [{ ExportId: '00000000-0000-0000-0000-000000000000' }],
  DescribeImageBuildRiskList: () => [whole, { ...whole, Criteria: 'root' }],
  DescribeImageListByBuildRisk: () =>
    risks.flatMap((RiskKey) => [
      { ...whole, RiskKey },
      { ...whole, RiskKey, Status: 0 as const },
      { ...whole, RiskKey, Status: 1 as const },
      { ...whole, RiskKey, CriteriaType: 'RepoNamespace' as const, Criteria: 'unseen' },
    ]),
  DescribeImageBuildRiskByKey: (seen, unseen) =>
    both(seen, unseen, ({ uuids }) =>
      uuids.flatMap((ImageUuid) => risks.map((RiskKey) => ({ ...whole, ImageUuid, RiskKey }))),
    ),
  DescribeImageSensitiveFileList: (seen, unseen) => [
    whole,
    ...both(seen, unseen, ({ uuids }) => uuids.map((ImageUuid) => ({ ...whole, ImageUuid }))),
  ],
  DescribeImageSensitiveFileByKey: (seen, unseen) =>
    both(seen, unseen, ({ uuids }) => uuids.map((ImageUuid) => ({ ...whole, ImageUuid }))),
  DescribeImageListBySensitiveFile: (seen, unseen) =>
    secrets.flatMap((SensitiveFileKey) => [
      { ...whole, SensitiveFileKey },
      ...both(seen, unseen, ({ registry, digests }, mark) => [
        { ...whole, SensitiveFileKey, RepoInstanceId: String(registry) },
        { ...whole, SensitiveFileKey, RepoNamespace: `${mark}-team` },
        { ...whole, SensitiveFileKey, ImageDigest: digests[1] },
      ]),
    ]),
  DescribeImageLatestScanTask: (seen, unseen) =>
    both(seen, unseen, ({ digests }) => digests.map((Digest) => ({ ...english, Digest }))),
  DescribeCycleTaskList: () => [
    whole,
    ...['1', '2', '3', '4'].map((ConfigId) => ({ ...whole, ConfigId })),
    { ...whole, TaskName: 'unseen' },
  ],
  GetRegistryScanDayNum: () => [{}],
  DescribeOnceTaskLeafRecordPage: (seen, unseen) =>
    (['IMAGE_REGISTRY_PULL', 'IMAGE_SCAN'] as const).flatMap((TaskType) => {
      const task = { ...whole, TaskType, RelateInfo: true };
      return [
        task,
        ...['1', '2', '3'].map((TaskId) => ({ ...task, TaskId })),
        ...both(seen, unseen, ({ registry, runs }) => [
          { ...task, RegistryId: registry },
          ...runs.map((run) => ({ ...task, TaskId: String(run) })),
        ]),
      ];
    }),

  // What changes something comes last: what is left of the order is told by the order of this table.
  PublicPreCheckImageScanTask: aimedScans,
  RefreshContainerAssets: (seen, unseen) => [
    { AssetType: 'IMAGE' },
    ...both(seen, unseen, ({ registry, repositories }) => [
      { AssetType: 'IMAGE' as const, RegistryId: registry },
      { AssetType: 'IMAGE' as const, RegistryId: registry, RepoId: String(repositories[0]) },
    ]),
  ],
  TakeInFirst: (seen, unseen) => [
    {},
    ...both(seen, unseen, ({ uuids }) => [{ Uuids: uuids.join() }]),
    ...filtersBy(['instanceId', 'tag'], seen, unseen),
  ],
  SetImageBuildRiskStatus: (seen, unseen) =>
    both(seen, unseen, ({ uuids }) => [
      { ImageUuids: uuids[1] ?? '', RiskKey: 'no_user' as const, Status: 2 as const },
      { ImageUuids: uuids[1] ?? '', RiskKey: 'no_user' as const, Status: 0 as const },
      { ImageUuids: uuids.join(), RiskKey: 'pipe_to_shell' as const, Status: 1 as const, Scope: 'repository' as const },
      { ImageUuids: [...seen.uuids, ...unseen.uuids].join(), RiskKey: 'no_user' as const, Status: 1 as const },
    ]),
  SetImageSensitiveFileStatus: (seen, unseen) =>
    both(seen, unseen, ({ uuids }) => [
      { ImageUuids: uuids[1] ?? '', SensitiveFileKey: 'secret_in_env' as const, Status: 1 as const },
      { ImageUuids: uuids[1] ?? '', SensitiveFileKey: 'secret_in_env' as const, Status: 0 as const },
    ]),
  CancelImageScanTask: () => ['1', '3', '99'].map((TaskId) => ({ TaskId })),
  PublicCreateImageScanTask: aimedScans,

  CreateAccessKey: ofOneself,
  ListAccessKeys: ofOneself,
  ModifyAccessKey: ofOneself,
  RotateAccessKey: ofOneself,
  DeleteAccessKey: ofOneself,
  DescribeAccount: ofOneself,
  ChangePassword: ofOneself,
  ListSessions: ofOneself,
  EndSessions: ofOneself,
  CreateSecondStep: ofOneself,
  ConfirmSecondStep: ofOneself,
  RemoveSecondStep: ofOneself,
};
