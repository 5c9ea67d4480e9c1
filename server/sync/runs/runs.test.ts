import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, test } from 'vitest';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { eventually } from '../../testing/eventually.ts';
import { startServerWithHarbor } from '../../testing/serverWithHarbor.ts';
import type { TestServer } from '../../testing/testServer.ts';

let server: TestServer;
let harbor: RunningSimulator;

beforeEach(async () => {
  ({ server, harbor } = await startServerWithHarbor({ images: 30 }));
});

const connect = async () => (await server.call('AddPrivateRegistry', harborRequest(harbor.port))).Data.Id;
const statuses = async () =>
  (await server.call('DescribeOnceTaskLeafRecordPage', { TaskType: 'IMAGE_REGISTRY_PULL' })).OnceTasks.map(
    ({ StatusText }) => StatusText,
  );
const ended = () => eventually(statuses, (all) => all.every((status) => status !== 'START'));

describe('what a run kept in mind of its repositories', () => {
  const remembered = () => {
    using database = new DatabaseSync(join(server.dataDir, 'mooring.db'), { readOnly: true });
    return database.prepare('select count(*) as rows from sync_run_repositories').get()?.rows;
  };
  const slowly = async () => {
    harbor.faults.set({ kind: 'slow', ms: 10_000, path: '/artifacts' });
    const id = await connect();
    await eventually(
      async () => remembered(),
      (rows) => Number(rows) > 0,
    );
    return id;
  };

  test('is forgotten when the listing fails before it has come any further', async () => {
    harbor.faults.set({ kind: 'rateLimited', path: '/artifacts', retryAfter: 90 });
    await connect();
    await eventually(statuses, ([status]) => status === 'FAIL');
    expect(remembered()).toBe(0);
  });

  test('stays when the listing is broken off, and is forgotten when another one begins', {
    tags: 'thorough',
  }, async () => {
    harbor.faults.set({ kind: 'rateLimited', path: '/artifacts', retryAfter: 90, every: 5 });
    await connect();
    await eventually(statuses, ([status]) => status === 'FAIL');
    expect(Number(remembered())).toBeGreaterThan(5);
    harbor.faults.clear();
    await server.call('RefreshContainerAssets', { AssetType: 'IMAGE' });
    await eventually(statuses, ([status]) => status === 'SUCCESS');
    expect(remembered()).toBe(0);
  });

  test('is forgotten when the registry is paused', async () => {
    await server.call('PauseImageRegistry', { RegistryId: await slowly() });
    expect(remembered()).toBe(0);
  });

  test('is forgotten when an edit starts the listing anew; the one cut short is not called a success', async () => {
    const id = await slowly();
    await server.call('ModifyImageRegistry', { Id: id, ExcludePatterns: ['no/such'] });
    harbor.faults.clear();
    expect(await ended()).toEqual(['SUCCESS', 'CANCELLED']);
    expect(remembered()).toBe(0);
  });
});
