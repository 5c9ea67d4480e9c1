import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RequestOf } from '#contract/actions.ts';
import type { Criterion } from '#contract/criteria.ts';
import type { ListedImage, ListedScan } from '../../connectors/port.ts';
import { type Database, openDatabase } from '../../db/database.ts';
import { writeListedImages } from '../../sync/imageWriter.ts';
import { takeIn } from '../../sync/intake.ts';
import { startTestServer, type TestServer } from '../../testing/testServer.ts';

let server: TestServer;
let database: Database;

beforeEach(async () => {
  server = await startTestServer();
  database = await openDatabase(join(server.dataDir, 'mooring.db'));
});
afterEach(async () => {
  await database.close();
  await server.close();
});

const noon = 1_800_000_000_000;
const digest = (fill: string) => `sha256:${fill.repeat(64).slice(0, 64)}`;

function scan(counts: Partial<Record<'critical' | 'high' | 'medium' | 'low' | 'unknown', number>>): ListedScan {
  const found = { critical: 0, high: 0, medium: 0, low: 0, unknown: 0, fixable: 0, ...counts };
  const total = found.critical + found.high + found.medium + found.low + found.unknown;
  return { status: 'SUCCESS', scannedAt: noon, vulnerabilities: { ...found, total } };
}

function image(tag: string, changes: Partial<ListedImage> = {}): ListedImage {
  return {
    tag,
    digest: digest('a'),
    size: 1_000,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    platforms: ['linux/amd64'],
    createdAt: noon,
    updatedAt: noon,
    scan: null,
    ...changes,
  };
}

/** A registry with an unlimited intake; returns its id. */
async function givenRegistry(name: string, center: 'cn' | 'intl' = 'cn'): Promise<number> {
  const { id } = await database.write
    .insertInto('registries')
    .values({
      center,
      type: 'harbor',
      version: 'V2',
      protocol: 2,
      net_type: 1,
      vpc_id: null,
      region_id: center === 'cn' ? 'cn-hangzhou' : 'eu-west-1',
      host_ip: '10.0.0.1',
      port: 443,
      domain_name: name,
      name,
      user_name: 'admin',
      password_sealed: '',
      secret_set_at: noon,
      trans_per_hour: 0,
      include_patterns: '[]',
      exclude_patterns: '[]',
      ca_certificate: null,
      certificate_fingerprint: null,
      verified: 1,
      paused: 0,
      failure: null,
      failing_since: null,
      failed_attempts: 0,
      next_sync_at: null,
      last_sync_at: null,
      created_at: noon,
      modified_at: noon,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function givenImages(registryId: number, repository: string, ...images: ListedImage[]): Promise<void> {
  const [namespace = '', ...rest] = repository.split('/');
  const scope = { runId: 1, registryId, center: 'cn' as const };
  const listed = { repository: { namespace, name: rest.join('/') }, listing: { images, skipped: [] } };
  await database.write.transaction().execute((transaction) => writeListedImages(transaction, scope, [listed], noon));
  await takeIn(database, registryId, noon);
}

async function tags(request: Partial<RequestOf<'DescribeImageInstances'>> = {}): Promise<string[]> {
  return (await server.call('DescribeImageInstances', request)).ImageInstanceList.map(({ Tag }) => Tag);
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

describe('the repository list', () => {
  test('finds, filters by risk and sorts', async () => {
    const registry = await givenRegistry('harbor');
    await givenImages(registry, 'payments/api', image('a'), image('b'), image('c', { scan: scan({ high: 3 }) }));
    await givenImages(registry, 'platform/gateway', image('d'));
    const names = async (request: RequestOf<'DescribeImageRepoDetailList'>) =>
      (await server.call('DescribeImageRepoDetailList', request)).ImageRepoResponses.map(({ RepoName }) => RepoName);
    expect(await names({ SortBy: 'ImageCount', SortOrder: 'asc' })).toEqual(['gateway', 'api']);
    expect(await names({ Criteria: '[{"name":"riskStatus","value":"YES"}]' })).toEqual(['api']);
    expect(await names({ Criteria: '[{"name":"repoNamespace","value":"plat"}]' })).toEqual(['gateway']);
  });

  test('of images that were not all scanned says unknown, not none', async () => {
    const registry = await givenRegistry('harbor');
    await givenImages(registry, 'team/app', image('clean', { scan: scan({}) }), image('unscanned'));
    const { ImageRepoResponses } = await server.call('DescribeImageRepoDetailList', {});
    expect(ImageRepoResponses[0]?.RiskLevel).toBe('unknown');
  });
});
