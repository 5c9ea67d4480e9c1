import { beforeEach, expect, test } from 'vitest';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { eventually } from '../../testing/eventually.ts';
import { startServerWithHarbor } from '../../testing/serverWithHarbor.ts';
import type { TestServer } from '../../testing/testServer.ts';

let server: TestServer;
let harbor: RunningSimulator;
let registryId: number;

const registries = async () => (await server.call('PageImageRegistry', {})).List;

/** As a killed server leaves a registry of which it had deleted nothing but its own wish to. */
async function markAsRemoved(): Promise<void> {
  const { write } = server.database;
  await write.updateTable('registries').set({ removed_at: Date.now() }).where('id', '=', registryId).execute();
}

beforeEach(async () => {
  ({ server, harbor } = await startServerWithHarbor({ images: 40 }));
  const { Data } = await server.call('AddPrivateRegistry', harborRequest(harbor.port));
  registryId = Data.Id;
  await eventually(registries, ([row]) => row?.State === 'verified' && row.ImageCount === 40);
});

test('while its images go, a removed registry shows as being deleted', async () => {
  await markAsRemoved();
  expect(await registries()).toMatchObject([{ Id: registryId, State: 'removing', ImageCount: 40 }]);
});

test('nothing more is done with a removed registry', async () => {
  await markAsRemoved();
  const refusals = await Promise.all([
    server.refused('ModifyImageRegistry', { Id: registryId, RegistryName: 'again' }),
    server.refused('ResumeImageRegistry', { RegistryId: registryId }),
    server.refused('RefreshContainerAssets', { RegistryId: registryId, AssetType: 'IMAGE' }),
    server.refused('DeletePrivateRegistry', { RegistryId: registryId }),
  ]);
  expect(refusals.map(({ body }) => body.Code)).toEqual(Array(4).fill('NotFound'));
});

test('synchronizing all leaves a removed registry alone', async () => {
  await markAsRemoved();
  await server.call('RefreshContainerAssets', { AssetType: 'IMAGE' });
  const { PageInfo } = await server.call('DescribeOnceTaskLeafRecordPage', { TaskType: 'IMAGE_REGISTRY_PULL' });
  expect(PageInfo.TotalCount).toBe(1);
});

test('a removal that a stopped server left goes on when it starts', async () => {
  await markAsRemoved();
  await server.restart();
  await eventually(registries, (rows) => rows.length === 0);
  expect(await server.call('DescribeImageStatistics', {})).toMatchObject({ InstanceCount: 0 });
});
