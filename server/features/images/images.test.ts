import { sql, type UpdateObject } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RequestOf } from '#contract/actions/actions.ts';
import type { Center } from '#contract/center.ts';
import type { Criterion } from '#contract/images/criteria.ts';
import { type ImageRow, imageSortKeys } from '#contract/images/images.ts';
import type { ListedImage } from '../../connectors/port.ts';
import type { Database } from '../../db/database.ts';
import type { Tables } from '../../db/tables/tables.ts';
import { allOf } from '../../domain/access/visibility.ts';
import { createImageListRepository } from '../../query/images/imageListRepository.ts';
import type { RegistryRecord } from '../../store/registryRepository.ts';
import { watchPlans } from '../../testing/queryPlans.ts';
import { digest, image, noon, scan, storeImages, storeRegistry } from '../../testing/storedImages.ts';
import { startTestServer, type TestServer } from '../../testing/testServer.ts';

let server: TestServer;
let database: Database;

beforeEach(async () => {
  server = await startTestServer();
  database = server.database;
});
afterEach(async () => {
  await server.close();
});

const givenRegistry = (name: string, center: Center = 'cn') => storeRegistry(database, name, { center });
const givenImages = (registryId: number, repository: string, ...images: ListedImage[]) =>
  storeImages(database, registryId, repository, ...images);

async function tags(request: Partial<RequestOf<'DescribeImageInstances'>> = {}): Promise<string[]> {
  return (await server.call('DescribeImageInstances', request)).ImageInstanceList.map(({ Tag }) => Tag);
}

/** All pages of a list, one after the other; every page must say the same total, and it must be true. */
async function wholeList(request: RequestOf<'DescribeImageInstances'>): Promise<ImageRow[]> {
  const rows: ImageRow[] = [];
  for (let CurrentPage = 1; ; CurrentPage += 1) {
    const page = await server.call('DescribeImageInstances', { PageSize: 50, ...request, CurrentPage });
    rows.push(...page.ImageInstanceList);
    if (page.ImageInstanceList.length < page.PageInfo.PageSize) {
      expect(rows).toHaveLength(page.PageInfo.TotalCount);
      return rows;
    }
  }
}

const matching = (...criteria: Criterion[]) => tags({ Criteria: JSON.stringify(criteria) });

describe('the image list', () => {
  test('shows the newest first, then by uuid, and its pages never overlap', async () => {
    const registry = await givenRegistry('harbor');
    const same = Array.from({ length: 45 }, (_, index) => image(`same-${index}`));
    await givenImages(registry, 'team/app', ...same, image('newest', { updatedAt: noon + 1 }));
    const pages = [await tags({ CurrentPage: 1 }), await tags({ CurrentPage: 2 }), await tags({ CurrentPage: 3 })];
    expect(pages[0]?.[0]).toBe('newest');
    expect(pages.map((page) => page.length)).toEqual([20, 20, 6]);
    expect(new Set(pages.flat()).size).toBe(46);
  });

  test('finds names by any part of them, whatever is special to the search', async () => {
    const registry = await givenRegistry('harbor');
    await givenImages(registry, 'team/app_one', image('50%-off'), image('50-off'));
    await givenImages(registry, 'team/appXone', image('other'));
    expect(await matching({ name: 'tag', value: '50%' })).toEqual(['50%-off']);
    expect((await matching({ name: 'repoName', value: 'app_one' })).sort()).toEqual(['50%-off', '50-off']);
    expect(await matching({ name: 'repoPath', value: 'eam/appX' })).toEqual(['other']);
    expect(await matching({ name: 'tag', value: "'; drop table images; --" })).toEqual([]);
  });

  test('joins criteria by AND, or by OR', async () => {
    const registry = await givenRegistry('harbor');
    await givenImages(registry, 'payments/api', image('v1'), image('v2'));
    await givenImages(registry, 'platform/api', image('v3'));
    const criteria = [
      { name: 'repoNamespace', value: 'payments' },
      { name: 'tag', value: 'v3' },
    ];
    expect(await matching(...criteria)).toEqual([]);
    expect((await tags({ Criteria: JSON.stringify(criteria), LogicalExp: 'OR' })).sort()).toEqual(['v1', 'v2', 'v3']);
    const [first, second] = criteria;
    const own = [first, { ...second, logicalExp: 'OR' }];
    expect((await tags({ Criteria: JSON.stringify(own) })).length).toBe(3);
  });

  test('an image that was never scanned is unknown, and not at risk, and not safe', async () => {
    const registry = await givenRegistry('harbor');
    await givenImages(
      registry,
      'team/app',
      image('unscanned'),
      image('clean', { digest: digest('b'), scan: scan({}) }),
      image('failed', { digest: digest('c'), scan: { status: 'FAIL', scannedAt: noon, vulnerabilities: null } }),
    );
    expect((await matching({ name: 'riskLevel', value: 'unknown' })).sort()).toEqual(['failed', 'unscanned']);
    expect(await matching({ name: 'riskLevel', value: 'none' })).toEqual(['clean']);
    expect(await tags({ Scanned: true })).toEqual(['clean']);
  });

  test.each([
    ['one critical', { critical: 1, low: 4 }, 'high'],
    ['one high', { high: 1 }, 'high'],
    ['a medium and lows', { medium: 1, low: 9 }, 'medium'],
    ['one low', { low: 1 }, 'low'],
    ['an unrated one', { unknown: 1 }, 'low'],
    ['none', {}, 'none'],
  ] as const)('%s makes the risk of a row', async (_name, counts, level) => {
    const registry = await givenRegistry('harbor');
    await givenImages(registry, 'team/app', image('it', { scan: scan(counts) }));
    expect(await matching({ name: 'riskLevel', value: level })).toEqual(['it']);
  });

  test('sorts by each column that has an order', async () => {
    const registry = await givenRegistry('harbor');
    await givenImages(
      registry,
      'team/app',
      image('small', { size: 1, scan: scan({ critical: 2 }) }),
      image('large', { size: 9, digest: digest('b'), scan: scan({ low: 7 }) }),
    );
    expect(await tags({ SortBy: 'ImageSize', SortOrder: 'asc' })).toEqual(['small', 'large']);
    expect(await tags({ SortBy: 'ImageSize', SortOrder: 'desc' })).toEqual(['large', 'small']);
    expect(await tags({ SortBy: 'RiskLevel', SortOrder: 'desc' })).toEqual(['small', 'large']);
    expect(await tags({ SortBy: 'VulCount', SortOrder: 'desc' })).toEqual(['large', 'small']);
  });

  test('carries the cloud’s types: sizes and times as text, the scan time as a number', async () => {
    const registry = await givenRegistry('harbor');
    await givenImages(registry, 'team/app', image('v1', { scan: scan({ high: 1 }), createdAt: null }));
    const { ImageInstanceList } = await server.call('DescribeImageInstances', {});
    expect(ImageInstanceList).toMatchObject([
      { ImageSize: '1000', ImageCreate: '', ImageUpdate: String(noon), LastScanTime: noon, RiskStatus: 'YES' },
    ]);
  });
});

describe('an image’s intake', () => {
  const failed = { code: 'RegistryFailure', reason: 'status', status: 500 } as const;

  async function givenStates(): Promise<void> {
    const registry = await givenRegistry('harbor');
    const images = ['waits', 'is in', 'fails'].map((tag, place) => image(tag, { digest: digest(String(place)) }));
    await givenImages(registry, 'team/app', ...images, image('shows the same', { digest: digest('2') }));
    const set = (digestId: string, columns: UpdateObject<Tables, 'digests'>) =>
      database.write.updateTable('digests').set(columns).where('digest', '=', digest(digestId)).execute();
    await set('0', { state: 0, done_at: null });
    await set('1', { state: 1, done_at: noon });
    await set('2', { state: 2, done_at: null, failure: JSON.stringify(failed), next_try_at: noon + 1 });
  }

  test('is told of each row: that it waits, when it was taken in, or why it failed and when that is tried again', async () => {
    await givenStates();
    const { ImageInstanceList } = await server.call('DescribeImageInstances', { Lang: 'en' });
    const told = Object.fromEntries(
      ImageInstanceList.map(({ Tag, IntakeState, IntakeTime, IntakeError }) => [
        Tag,
        [IntakeState, IntakeTime, IntakeError],
      ]),
    );
    const why = {
      Code: 'RegistryFailure',
      Message: expect.any(String),
      Recommend: expect.any(String),
      NextTry: noon + 1,
    };
    expect(told).toEqual({
      waits: ['WAITING', undefined, undefined],
      'is in': ['DONE', noon, undefined],
      fails: ['FAILED', undefined, why],
      'shows the same': ['FAILED', undefined, why],
    });
  });

  test('is told in the file of the list, with what is not listed any more', async () => {
    await givenStates();
    await database.write.updateTable('images').set({ not_listed_since: noon }).where('tag', '=', 'waits').execute();
    const { ExportId } = await server.call('ExportImages', { Lang: 'en' });
    const text = await (await server.fetch(`/api/export/${ExportId}`)).text();
    const [head = [], ...lines] = text
      .trimEnd()
      .split('\r\n')
      .map((line) => line.replace(/^[^"]*"|"$/g, '').split('","'));
    const columns = ['Tag', 'Intake', 'Taken in', 'No longer listed since'].map((title) => head.indexOf(title));
    const time = new Date(noon).toISOString();
    expect(lines.map((cells) => columns.map((column) => cells[column])).toSorted()).toEqual([
      ['fails', 'Failed', '', ''],
      ['is in', 'Taken in', time, ''],
      ['shows the same', 'Failed', '', ''],
      ['waits', 'Waiting', '', time],
    ]);
  });
});

describe('any list', () => {
  const letters = ['a', 'b', 'c', 'd', 'e'] as const;

  async function givenManyImages(): Promise<void> {
    for (const name of ['one', 'two', 'three']) {
      const registry = await givenRegistry(name);
      for (const [place, letter] of letters.entries()) {
        const images = Array.from({ length: 9 }, (_, index) =>
          image(`v${index}.${place}-${letter}xy`, {
            digest: digest(`${letter}${index}`),
            size: 100 + (index % 3),
            updatedAt: noon + (index % 4),
            ...(index % 2 === 0 ? { scan: scan(index % 4 === 0 ? { high: index } : { low: 1 }) } : {}),
          }),
        );
        await givenImages(registry, `team-${letter}/app-${name}`, ...images);
      }
    }
    // Of every three digests one waits and one failed; some are not listed any more.
    await database.write.updateTable('digests').set({ state: sql<0 | 1 | 2>`id % 3` }).execute();
    await database.write.updateTable('images').set({ not_listed_since: noon }).where(sql`id % 7`, '=', 0).execute();
  }

  const leaves: Criterion[] = [
    { name: 'repoName', value: 'app-t' },
    { name: 'repoNamespace', value: 'team-b' },
    { name: 'repoPath', value: 'm-a/app' },
    { name: 'instanceId', value: '1' },
    { name: 'registryType', value: 'harbor' },
    { name: 'riskLevel', value: 'unknown' },
    { name: 'riskStatus', value: 'YES' },
    { name: 'scanStatus', value: 'SCANNED' },
    { name: 'intakeState', value: 'WAITING' },
    { name: 'intakeState', value: 'FAILED' },
    { name: 'notListed', value: 'YES' },
    { name: 'notListed', value: 'NO' },
    { name: 'tag', value: '-CXY' },
    { name: 'tag', value: 'v1' },
    { name: 'digest', value: 'a1a' },
    { name: 'imageId', value: 'sha256:b' },
  ];

  const fulfils = (row: ImageRow, { name, value }: Criterion): boolean => {
    if (name === 'notListed') return (row.NotListedSince !== undefined) === (value === 'YES');
    if (name === 'intakeState') return row.IntakeState === value;
    if (name === 'scanStatus') return row.ScaStatus === 'SUCCESS';
    if (name === 'instanceId') return row.InstanceId === value;
    const fields: Record<string, string> = {
      repoName: row.RepoName,
      repoNamespace: row.RepoNamespace,
      repoPath: `${row.RepoNamespace}/${row.RepoName}`,
      registryType: row.RegistryType,
      riskLevel: row.RiskLevel,
      riskStatus: row.RiskStatus,
      tag: row.Tag.toUpperCase(),
      digest: row.Digest,
      imageId: row.Digest,
    };
    return (fields[name] ?? '').includes(name === 'tag' ? value.toUpperCase() : value);
  };

  test('holds just the rows for which its criteria do, joined from left to right, and counts them', {
    tags: 'thorough',
  }, async () => {
    await givenManyImages();
    const all = await wholeList({});
    expect(all).toHaveLength(135);
    let draw = 7;
    const next = (limit: number) => {
      draw = (draw * 1_103_515_245 + 12_345) % 2 ** 31;
      return Math.floor(draw / 65_536) % limit;
    };
    for (let round = 0; round < 40; round += 1) {
      const criteria = Array.from({ length: 1 + next(4) }, () => ({
        ...(leaves[next(leaves.length)] ?? { name: 'tag', value: 'v' }),
        logicalExp: next(2) === 0 ? ('AND' as const) : ('OR' as const),
      }));
      const expected = all.filter((row) =>
        criteria.reduce<boolean>((held, criterion, index) => {
          const holds = fulfils(row, criterion);
          if (index === 0) return holds;
          return criterion.logicalExp === 'OR' ? held || holds : held && holds;
        }, true),
      );
      const found = await wholeList({ Criteria: JSON.stringify(criteria) });
      expect(
        found.map(({ Uuid }) => Uuid),
        JSON.stringify(criteria),
      ).toEqual(expected.map(({ Uuid }) => Uuid));
    }
  });

  test.each(imageSortKeys)(
    'by %s has pages that together are the whole list, and both orders mirror',
    async (SortBy) => {
      await givenManyImages();
      const up = await wholeList({ SortBy, SortOrder: 'asc', PageSize: 20 });
      const down = await wholeList({ SortBy, SortOrder: 'desc', PageSize: 20 });
      expect(new Set(up.map(({ Uuid }) => Uuid)).size).toBe(135);
      expect(down.map(({ Uuid }) => Uuid)).toEqual(up.map(({ Uuid }) => Uuid).reverse());
    },
  );

  /** How SQLite comes by the lists of these criteria, in every order and joined either way. */
  async function plansOf(fetchLimit: number | undefined, filters: readonly (readonly Criterion[] | undefined)[]) {
    const { watched, steps } = watchPlans(database);
    const images = createImageListRepository(watched, fetchLimit);
    for (const SortBy of imageSortKeys) {
      for (const Criteria of filters) {
        for (const LogicalExp of ['AND', 'OR'] as const) {
          await images.list(allOf('cn'), {
            CurrentPage: 1,
            PageSize: 20,
            SortBy,
            LogicalExp,
            Criteria: Criteria as never,
          });
        }
      }
    }
    return steps();
  }

  const filters = [undefined, ...leaves.map((leaf) => [leaf]), leaves.slice(0, 2), leaves.slice(4, 6)];

  test.each([
    ['fetches and sorts', undefined],
    ['scans an index', 0],
  ])(
    'never reads a table whole where it %s, whatever its order and criteria',
    { tags: 'thorough' },
    async (_name, fetchLimit) => {
      await givenManyImages();
      const plans = await plansOf(fetchLimit, filters);
      expect(plans.length).toBeGreaterThan(100);
      expect(plans.filter((step) => /^SCAN (images|repositories)\b(?! USING)/.test(step))).toEqual([]);
    },
  );

  test('walks the index of the one registry or risk that it is narrowed to, and its sort’s own otherwise', async () => {
    await givenManyImages();
    const indexesOf = async (...criteria: Criterion[]) => (await plansOf(0, [criteria])).join();
    const ofRegistry = await indexesOf({ name: 'instanceId', value: '1' });
    expect(ofRegistry).toContain('images USING COVERING INDEX images_by_registry (registry_id=?)');
    const ofRank = await indexesOf({ name: 'riskLevel', value: 'unknown' });
    expect(ofRank).toContain('images_by_risk (center=? AND risk_rank=?)');
    const ofFailed = await indexesOf({ name: 'intakeState', value: 'FAILED' });
    expect(ofFailed).toContain('images_by_intake (center=? AND intake_state=?)');
    const ofMissing = await indexesOf({ name: 'notListed', value: 'YES' });
    expect(ofMissing).toContain('images_by_absence (center=?)');
    const ofAll = await indexesOf({ name: 'riskStatus', value: 'YES' });
    for (const index of ['newest', 'by_risk', 'by_creation', 'by_size', 'by_vulnerabilities', 'by_scan']) {
      expect(ofAll).toMatch(new RegExp(`images USING (COVERING )?INDEX images_${index} \\(center=\\?`));
    }
    expect(ofAll).toContain('INDEX repositories_by_name');
  });

  test('is the same whether it is fetched and sorted or scanned along an index', async () => {
    await givenManyImages();
    const [sorting, scanning] = [createImageListRepository(database), createImageListRepository(database, 0)];
    for (const SortBy of imageSortKeys) {
      for (const Criteria of filters) {
        const request = {
          CurrentPage: 2,
          PageSize: 20,
          SortBy,
          LogicalExp: 'AND',
          Criteria: Criteria as never,
        } as const;
        const uuids = async (images: typeof sorting) => {
          const { rows, total } = await images.list(allOf('cn'), request);
          return { total, uuids: rows.map(({ uuid }) => uuid) };
        };
        expect([request, await uuids(scanning)]).toEqual([request, await uuids(sorting)]);
      }
    }
  });

  test('says that it stopped counting at the limit, and is exact without one', async () => {
    await givenManyImages();
    const pageInfoOf = async (request: RequestOf<'DescribeImageInstances'>) =>
      (await server.call('DescribeImageInstances', request)).PageInfo;
    expect(await pageInfoOf({ CountLimit: 50 })).toMatchObject({ TotalCount: 50, TotalCountIsLowerBound: true });
    expect(await pageInfoOf({ CountLimit: 135 })).not.toHaveProperty('TotalCountIsLowerBound');
    expect(await pageInfoOf({})).toMatchObject({ TotalCount: 135 });
  });

  test('is narrowed to the registries that are doing so, as their own list says', async () => {
    const states = ['verified', 'unverified', 'paused', 'failing', 'syncing', 'removing'];
    const changes: Partial<RegistryRecord>[] = [
      {},
      { verified: 0 },
      { paused: 1, failure: '{"code":"RegistryUnavailable"}' },
      { failure: '{"code":"RegistryUnavailable"}' },
      { failure: '{"code":"RegistryUnavailable"}' },
      { removed_at: noon },
    ];
    const run = { center: 'cn', trigger: 'manual', started_at: noon, ended_at: null } as const;
    for (const [place, state] of states.entries()) {
      const id = await givenRegistry(state);
      await givenImages(id, 'team/app', image(state));
      await database.write
        .updateTable('registries')
        .set({ modified_at: noon, ...changes[place] })
        .where('id', '=', id)
        .execute();
      const runs = [
        // The newest run of the whole counts, neither an older one nor one of a single repository.
        { ...run, registry_id: id, status: 'START', repository_id: null } as const,
        { ...run, registry_id: id, status: state === 'syncing' ? 'START' : 'SUCCESS', repository_id: null } as const,
        { ...run, registry_id: id, status: state === 'syncing' ? 'SUCCESS' : 'START', repository_id: 1 } as const,
      ];
      await database.write.insertInto('sync_runs').values(runs).execute();
    }
    const { List } = await server.call('PageImageRegistry', {});
    expect(List.map(({ State }) => State)).toEqual(states);
    for (const state of states) expect(await matching({ name: 'registryState', value: state })).toEqual([state]);
  });

  test.each([
    ['riskLevel', 'terrible'],
    ['riskStatus', 'MAYBE'],
    ['scanStatus', 'DONE'],
    ['registryState', 'tired'],
    ['instanceId', 'x'],
  ])('with %s of %j is refused at that criterion', async (name, value) => {
    const criteria = [
      { name: 'tag', value: 'v1' },
      { name, value },
    ];
    const { status, body } = await server.refused('DescribeImageInstances', { Criteria: JSON.stringify(criteria) });
    expect([status, body.Issues?.[0]?.path]).toEqual([400, ['Criteria', 1, 'value']]);
  });

  test.each(['" OR tag:x', 'v1* NOT x', '镜像镜像', "''';--"])(
    'takes %j in the search as plain text',
    async (value) => {
      await givenImages(await givenRegistry('harbor'), 'team/app', image(`is ${value} it`), image('v1.2.3'));
      expect(await matching({ name: 'tag', value })).toEqual([`is ${value} it`]);
    },
  );

  test('gives single images by their uuids, in the order asked', async () => {
    await givenImages(await givenRegistry('harbor'), 'team/app', image('a'), image('b'), image('c'));
    const [first, , last] = await wholeList({});
    const Uuids = [last?.Uuid ?? '', 'unknown', first?.Uuid ?? ''];
    expect(await tags({ Uuids })).toEqual([last?.Tag, first?.Tag]);
  });

  test('is narrowed by what the criteria say, with texts to choose from', async () => {
    await givenImages(await givenRegistry('harbor'), 'payments/api', image('release-7'));
    const { CriteriaList, Suggestions } = await server.call('DescribeImageCriteria', { Value: 'release' });
    expect(CriteriaList).toContainEqual({ Name: 'tag', Type: 'input', Values: '' });
    expect(Suggestions).toEqual([{ Name: 'tag', Value: 'release-7' }]);
    expect(CriteriaList.map(({ Name }) => Name)).not.toContain('riskStatus');
    const whole = await server.call('DescribeImageRepoCriteria', {});
    expect(whole.CriteriaList).toContainEqual({ Name: 'riskStatus', Type: 'select', Values: 'YES,NO' });
  });
});

describe('the counts', () => {
  test('of cards and repositories follow every change of the rows', async () => {
    const registry = await givenRegistry('harbor');
    await givenImages(
      registry,
      'team/app',
      image('a', { scan: scan({ high: 1 }) }),
      image('b', { digest: digest('b') }),
    );
    await givenImages(registry, 'team/other', image('c', { scan: scan({}) }));
    // The same rows listed again with another finding: b turns out to be clean.
    await givenImages(registry, 'team/app', image('b', { digest: digest('b'), scan: scan({}) }));
    await database.write.deleteFrom('images').where('tag', '=', 'a').execute();

    expect(await server.call('DescribeImageStatistics', {})).toMatchObject({ InstanceCount: 2, RiskInstanceCount: 0 });
    expect((await server.call('DescribeCountScannedImage', {})).ScannedCount).toBe(2);
    expect((await server.call('DescribeCountNotScannedImage', {})).NotScannedCnt).toBe(0);
    const { ImageRiskLevelList } = await server.call('DescribeImageRiskLevelStatistic', {});
    expect(ImageRiskLevelList).toContainEqual({ ImageRiskLevel: '0', Cnt: 2 });
    const { ImageRepoResponses } = await server.call('DescribeImageRepoDetailList', {});
    expect(
      ImageRepoResponses.map((row) => [row.RepoName, row.ImageCount, row.HasRiskImageCount, row.VulCount]),
    ).toEqual([
      ['app', 1, 0, 0],
      ['other', 1, 0, 0],
    ]);
  });

  test('do not mix data centres', async () => {
    await givenImages(await givenRegistry('harbor'), 'team/app', image('a'));
    expect(await server.call('DescribeImageStatistics', {}, 'intl')).toMatchObject({ InstanceCount: 0 });
    expect((await server.call('DescribeImageInstances', {}, 'intl')).ImageInstanceList).toEqual([]);
  });
});
