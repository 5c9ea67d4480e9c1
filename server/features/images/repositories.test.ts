import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RequestOf } from '#contract/actions/actions.ts';
import type { Criterion, RepositoryCriteriaName } from '#contract/images/criteria.ts';
import { type RepositoryRow, repositorySortKeys } from '#contract/images/images.ts';
import { createRandom } from '#simulators/world/random.ts';
import type { Database } from '../../db/database.ts';
import { allOf } from '../../domain/access/visibility.ts';
import { riskRank } from '../../domain/risk/risk.ts';
import { createRepositoryListRepository } from '../../query/repositories/repositoryListRepository.ts';
import { watchPlans } from '../../testing/queryPlans.ts';
import { digest, image, scan, storeImages, storeRegistry } from '../../testing/storedImages.ts';
import { startTestServer, type TestServer } from '../../testing/testServer.ts';

type ListRequest = RequestOf<'DescribeImageRepoDetailList'>;
type RepositoryCriterion = Criterion<RepositoryCriteriaName>;

let server: TestServer;
let database: Database;

beforeEach(async () => {
  server = await startTestServer();
  database = server.database;
});
afterEach(async () => {
  await server.close();
});

/** Repositories of every risk, some with the same counts and names, in two registries here and one elsewhere. */
async function givenRepositories(): Promise<void> {
  const [harbor, quay, other] = [
    await storeRegistry(database, 'harbor'),
    await storeRegistry(database, 'quay', { type: 'quay' }),
    await storeRegistry(database, 'elsewhere', { center: 'intl' }),
  ];
  await storeImages(database, other, 'team-a/app', image('v1', { scan: scan({ high: 1 }) }));
  const found = [{ high: 2, low: 1 }, { medium: 3 }, { low: 1 }, {}, null];
  for (const [place, counts] of found.entries()) {
    for (const registry of [harbor, quay]) {
      for (const name of ['api', 'web', '100%_api']) {
        const images = Array.from({ length: 1 + (place % 3) }, (_, index) => {
          // The last one of each was never scanned.
          const last = index > 0 && index === place % 3;
          return image(`v${index}`, {
            digest: digest(`${place}${index}`),
            scan: counts === null || last ? null : scan(counts),
          });
        });
        await storeImages(database, registry, `team-${'abcde'[place]}/${name}`, ...images);
      }
    }
  }
  await database.write.updateTable('registries').set({ paused: 1 }).where('id', '=', quay).execute();
}

/** All pages of a list, one after the other; every page must say the same total, and it must be true. */
async function wholeList(request: ListRequest = {}): Promise<RepositoryRow[]> {
  const rows: RepositoryRow[] = [];
  for (let CurrentPage = 1; ; CurrentPage += 1) {
    const page = await server.call('DescribeImageRepoDetailList', { PageSize: 20, ...request, CurrentPage });
    rows.push(...page.ImageRepoResponses);
    if (page.ImageRepoResponses.length < page.PageInfo.PageSize) {
      expect(rows).toHaveLength(page.PageInfo.TotalCount);
      return rows;
    }
  }
}

const criteria: RepositoryCriterion[] = [
  { name: 'repoName', value: 'api' },
  { name: 'repoName', value: '0%_' },
  { name: 'repoNamespace', value: 'm-b' },
  { name: 'repoPath', value: 'b/a' },
  { name: 'instanceId', value: '1' },
  { name: 'registryType', value: 'quay' },
  { name: 'regionId', value: 'cn-hangzhou' },
  { name: 'registryState', value: 'verified' },
  { name: 'registryState', value: 'paused' },
  { name: 'riskStatus', value: 'YES' },
  { name: 'vulStatus', value: 'NO' },
  { name: 'alarmStatus', value: 'YES' },
  { name: 'hcStatus', value: 'NO' },
  ...['high', 'medium', 'low', 'none', 'unknown'].map((value) => ({ name: 'riskLevel' as const, value })),
];

function fulfils(row: RepositoryRow, { name, value }: RepositoryCriterion): boolean {
  switch (name) {
    case 'repoName':
      return row.RepoName.includes(value);
    case 'repoNamespace':
      return row.RepoNamespace.includes(value);
    case 'repoPath':
      return `${row.RepoNamespace}/${row.RepoName}`.includes(value);
    case 'repoId':
      return row.RepoId === value;
    case 'instanceId':
      return row.InstanceId === value;
    case 'registryType':
      return row.RegistryType === value;
    case 'regionId':
      return row.RegionId === value;
    case 'riskStatus':
    case 'vulStatus':
      return row.RiskStatus === value;
    case 'alarmStatus':
      return row.AlarmStatus === value;
    case 'hcStatus':
      return row.HcStatus === value;
    case 'registryState':
      return value === (row.RegistryType === 'quay' ? 'paused' : 'verified');
    case 'riskLevel':
      return row.RiskLevel === value;
  }
}

/** The worst of its images; one that was not scanned makes "none" a guess. */
function expectedLevel({ ImageCountByRisk: images }: RepositoryRow): string {
  const worst = (['high', 'medium', 'low', 'unknown'] as const).find((level) => (images[level] ?? 0) > 0);
  return worst ?? 'none';
}

test('every repository of the data centre is listed once, with the risk of its images', async () => {
  await givenRepositories();
  const all = await wholeList();
  expect(new Set(all.map(({ RepoId }) => RepoId)).size).toBe(30);
  for (const row of all) {
    expect([row, row.RiskLevel]).toEqual([row, expectedLevel(row)]);
    expect(Object.values(row.ImageCountByRisk).reduce((sum, images) => sum + images, 0)).toBe(row.ImageCount);
  }
  expect(new Set(all.map(({ RiskLevel }) => RiskLevel))).toEqual(new Set(['high', 'medium', 'low', 'none', 'unknown']));
});

test('a list holds just the rows for which its criteria do, joined from left to right, and counts them', async () => {
  await givenRepositories();
  const all = await wholeList();
  const random = createRandom(7);
  for (let round = 0; round < 60; round += 1) {
    const asked = Array.from({ length: random.between(1, 4) }, () => ({
      ...random.pick(criteria),
      logicalExp: random.pick(['AND', 'OR'] as const),
    }));
    const expected = all.filter((row) =>
      asked.reduce((held, criterion, index) => {
        const holds = fulfils(row, criterion);
        if (index === 0) return holds;
        return criterion.logicalExp === 'OR' ? held || holds : held && holds;
      }, true),
    );
    const found = await wholeList({ Criteria: JSON.stringify(asked) });
    expect([asked, found]).toEqual([asked, expected]);
  }
});

test.each(repositorySortKeys)('by %s pages together are the whole list, in order', async (SortBy) => {
  await givenRepositories();
  const value = (row: RepositoryRow) => (SortBy === 'RiskLevel' ? riskRank[row.RiskLevel] : (row[SortBy] ?? 0));
  for (const SortOrder of ['asc', 'desc'] as const) {
    const rows = await wholeList({ SortBy, SortOrder });
    expect(new Set(rows.map(({ RepoId }) => RepoId)).size).toBe(30);
    const values = rows.map(value);
    const sorted = values.toSorted((one, other) => (one < other ? -1 : Number(one > other)));
    expect(values).toEqual(SortOrder === 'asc' ? sorted : sorted.reverse());
  }
});

test('by risk the worst stand first, and those of which nothing is found but not all is known stand last', async () => {
  const registry = await storeRegistry(database, 'harbor');
  const found = {
    'all-clean': [{}, {}],
    'clean-or-unknown': [{}, null],
    'high-and-low': [{ low: 9 }, { high: 1 }],
    'low-or-unknown': [{ low: 1 }, null],
    medium: [{ medium: 1 }, {}],
    unknown: [null, null],
  };
  for (const [name, scans] of Object.entries(found)) {
    const images = scans.map((counts, index) =>
      image(`v${index}`, { digest: digest(`${index}`), scan: counts === null ? null : scan(counts) }),
    );
    await storeImages(database, registry, `team/${name}`, ...images);
  }
  const rows = await wholeList({ SortBy: 'RiskLevel' });
  const names = rows.map(({ RepoName }) => RepoName);
  expect(names.slice(0, 4)).toEqual(['high-and-low', 'medium', 'low-or-unknown', 'all-clean']);
  expect(names.slice(4).sort()).toEqual(['clean-or-unknown', 'unknown']);
});

test.each([
  [undefined, 'repositories_by_name'],
  ['RepoName', 'repositories_by_own_name'],
  ['RiskLevel', 'repositories_by_risk_rank'],
  ['ImageCount', 'repositories_by_images'],
  ['HasRiskImageCount', 'repositories_by_risk'],
  ['VulCount', 'repositories_by_vulnerabilities'],
  ['LastSyncTime', 'repositories_by_listing'],
] as const)('by %s the list is a walk along %s, and nothing is sorted', async (SortBy, index) => {
  await givenRepositories();
  for (const SortOrder of ['asc', 'desc'] as const) {
    const { watched, steps } = watchPlans(database);
    const request = { CurrentPage: 1, PageSize: 20, LogicalExp: 'AND', SortBy, SortOrder } as const;
    await createRepositoryListRepository(watched).list(allOf('cn'), request);
    const plan = (await steps()).join('\n');
    expect(plan).toMatch(new RegExp(`^SEARCH repositories USING (COVERING )?INDEX ${index} \\(\\w+>\\?\\)`, 'm'));
    expect(plan).not.toContain('TEMP B-TREE');
  }
});

test.each([
  [29, { TotalCount: 29, TotalCountIsLowerBound: true }],
  [30, { TotalCount: 30 }],
  [31, { TotalCount: 30 }],
  [undefined, { TotalCount: 30 }],
])('counted up to %s it says whether there are more', async (CountLimit, expected) => {
  await givenRepositories();
  const { PageInfo } = await server.call('DescribeImageRepoDetailList', { CountLimit });
  expect(PageInfo).toEqual({ Count: 20, CurrentPage: 1, PageSize: 20, ...expected });
  const narrowed = await server.call('DescribeImageRepoDetailList', {
    CountLimit: 5,
    Criteria: JSON.stringify([{ name: 'riskLevel', value: 'high' }]),
  });
  expect(narrowed.PageInfo).toMatchObject({ TotalCount: 5, TotalCountIsLowerBound: true });
  expect(narrowed.ImageRepoResponses).toHaveLength(6);
});

test.each([
  ['riskLevel', 'terrible'],
  ['riskStatus', 'MAYBE'],
  ['registryType', 'floppy'],
  ['instanceId', 'x'],
])('%s of %j is refused at that criterion', async (name, value) => {
  const Criteria = JSON.stringify([
    { name: 'repoName', value: 'api' },
    { name, value },
  ]);
  const { status, body } = await server.refused('DescribeImageRepoDetailList', { Criteria });
  expect([status, body.Issues?.[0]?.path]).toEqual([400, ['Criteria', 1, 'value']]);
});
