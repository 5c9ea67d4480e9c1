import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RequestOf } from '#contract/actions/actions.ts';
import { digest, image, scan, storeImages, storeRegistry } from '../../testing/storedImages.ts';
import { startTestServer, type TestServer } from '../../testing/testServer.ts';

let server: TestServer;

beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.close());

const list = (request: RequestOf<'PageImageRegistry'> = {}) => server.call('PageImageRegistry', request);

test('of two hundred registries the first page, worst first, is there in a fraction of a second, and all are counted', async () => {
  const { database } = server;
  const ids: number[] = [];
  for (let n = 0; n < 200; n += 1) ids.push(await storeRegistry(database, `harbor-${n}.example.com`));
  const [oldest = 0] = ids;
  const failure = JSON.stringify({ code: 'NetworkConnectError', reason: 'timeout', passed: null });
  await database.write.updateTable('registries').set({ failure, failing_since: 1 }).where('id', '=', oldest).execute();
  await list();
  const asked = performance.now();
  const { List, PageInfo, Summary, TimeZone } = await list({ PageSize: 10, SortBy: 'State' });
  // By far more than it takes, for a machine that does much else.
  expect(performance.now() - asked).toBeLessThan(1000);
  expect(List.map(({ Id }) => Id)).toEqual([oldest, ...ids.toReversed().slice(0, 9)]);
  expect(PageInfo).toMatchObject({ Count: 10, TotalCount: 200 });
  expect(Summary.States).toEqual([
    { State: 'failing', Count: 1 },
    { State: 'verified', Count: 199 },
  ]);
  expect(TimeZone).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone);
  const second = await list({ PageSize: 10, CurrentPage: 20, SortBy: 'State' });
  expect(second.List.at(-1)?.Id).toBe(ids[1]);
});

test('a registry tells its images at risk by their rows, and the different ones by their digests', async () => {
  const id = await storeRegistry(server.database, 'harbor.example.com');
  const risky = { digest: digest('b'), scan: scan({ low: 1 }) };
  await storeImages(server.database, id, 'team/app', image('1'), image('2', risky), image('latest', risky));
  expect((await list()).List[0]).toMatchObject({ ImageCount: 3, DistinctImages: 2, AtRiskImages: 2 });
});

test('what narrows or orders the list and makes no sense is refused at its field', async () => {
  const { body } = await server.refused('PageImageRegistry', { SortBy: 'Nothing', RegistryStateInList: ['well'] });
  expect(body.Issues?.map(({ path }) => path)).toEqual([['RegistryStateInList', 0], ['SortBy']]);
});

test('the synchronizations of one registry are told apart from those of others', async () => {
  const { database } = server;
  const [one, other] = [await storeRegistry(database, 'one'), await storeRegistry(database, 'other')];
  const run = { center: 'cn', trigger: 'manual', status: 'SUCCESS', started_at: 1, ended_at: 2 } as const;
  for (const registry_id of [one, other, one]) {
    await database.write
      .insertInto('sync_runs')
      .values({ ...run, registry_id, repository_id: null, repositories_declared: null, failure: null })
      .execute();
  }
  const of = async (RegistryId: number) =>
    (await server.call('DescribeOnceTaskLeafRecordPage', { TaskType: 'IMAGE_REGISTRY_PULL', RegistryId })).OnceTasks;
  expect((await of(one)).map(({ Target }) => Target)).toEqual(['one', 'one']);
  expect(await of(other)).toHaveLength(1);
});
