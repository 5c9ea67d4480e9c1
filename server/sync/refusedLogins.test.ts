import { beforeEach, expect, test } from 'vitest';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { eventually } from '../testing/eventually.ts';
import { startServerWithHarbor } from '../testing/serverWithHarbor.ts';
import type { TestServer } from '../testing/testServer.ts';

let server: TestServer;
let harbor: RunningSimulator;

beforeEach(async () => {
  ({ server, harbor } = await startServerWithHarbor({ images: 60 }));
});

const registry = async () => (await server.call('PageImageRegistry', {})).List[0];
const images = async () => (await server.call('DescribeImageInstances', { PageSize: 100 })).ImageInstanceList;
/** Logins that the Harbor refused: 401 to a call that brought a password. */
const refusedLogins = () => harbor.requests.filter(({ user, status }) => user !== null && status === 401).length;
const isRefused = (row: Awaited<ReturnType<typeof registry>>) =>
  row?.State === 'failing' && row.LastError?.Code === 'FailedToVerifyUsernameOrPwd';

test('a password that is changed while its registry is listed, read and scanned is refused five times at most', async () => {
  // Slow enough that the listing is still under way when the password changes.
  harbor.faults.set({ kind: 'slow', ms: 150, path: '/artifacts' });
  const { Id: RegistryId } = (await server.call('AddPrivateRegistry', harborRequest(harbor.port))).Data;
  await eventually(images, (all) => all.length > 0);
  harbor.faults.set({ kind: 'wrongPassword' });
  // Where the listing was over before, the next one is begun within ten seconds of what the intake meets.
  await eventually(registry, isRefused, 20_000);

  const [image] = await images();
  const report = { Uuid: image?.Uuid, RepoId: image?.RepoId, Digest: image?.Digest, Type: 'cve' } as const;
  const scanAndRead = async () => {
    await server.call('PublicCreateImageScanTask', { Uuids: (await images()).map(({ Uuid }) => Uuid).join(',') });
    await server.call('DescribeImageVulList', report);
    await eventually(
      async () => (await server.call('DescribeOnceTaskLeafRecordPage', { TaskType: 'IMAGE_SCAN' })).OnceTasks,
      (tasks) => tasks.every(({ StatusText }) => StatusText !== 'START' && StatusText !== 'INIT'),
    );
  };
  await scanAndRead();
  expect(refusedLogins()).toBeLessThanOrEqual(5);
  const before = refusedLogins();

  await server.restart();
  await scanAndRead();
  expect(refusedLogins()).toBe(before);
  expect(isRefused(await registry())).toBe(true);

  // The password is right again, and somebody says so.
  harbor.faults.clear();
  await server.call('RefreshContainerAssets', { AssetType: 'IMAGE', RegistryId });
  const row = await eventually(registry, (now) => now?.State === 'verified' && now.Complete);
  expect(row?.ImageCount).toBe(60);
});
