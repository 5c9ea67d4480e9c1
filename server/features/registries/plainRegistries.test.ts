import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { type OciOptions, startOci } from '#simulators/oci/startOci.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { simulatorPasswords } from '#simulators/world/accounts.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { eventually } from '../../testing/eventually.ts';
import { startTestServer, type TestServer } from '../../testing/testServer.ts';

let server: TestServer;
const running: RunningSimulator[] = [];
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(async () => {
  await server.close();
  await Promise.all(running.splice(0).map((simulator) => simulator.close()));
});

async function plain(options: Partial<OciOptions> = {}): Promise<RunningSimulator> {
  const simulator = await startOci({ world: createWorld({ images: 30, kind: 'harbor-v1' }), ...options });
  running.push(simulator);
  return simulator;
}
const requestTo = ({ port }: RunningSimulator, more: Partial<Parameters<typeof harborRequest>[1]> = {}) =>
  harborRequest(port, { RegistryType: 'oci', DomainName: 'registry.example.com', ...more });
const nobody = { UserName: '', Password: '' } as const;
const registries = async () => (await server.call('PageImageRegistry', {})).List;
const images = async () => (await server.call('DescribeImageInstances', { PageSize: 100 })).ImageInstanceList;
const verified = () => eventually(registries, ([row]) => row?.State === 'verified' && row.ListedImages > 0);
const marked = (body: { Issues?: { path: unknown[]; message: string }[] | undefined }) =>
  body.Issues?.map(({ path }) => path.join('.'));

test('images of a plain registry are listed, updated when they were first seen, and cannot be scanned', async () => {
  const before = Date.now();
  await server.call('AddPrivateRegistry', requestTo(await plain()));
  await verified();
  const rows = await images();
  expect(rows).toHaveLength(30);
  for (const { ImageUpdate, ImageUpdateIsFirstSeen, ScanBlocked } of rows) {
    expect(Number(ImageUpdate)).toBeGreaterThanOrEqual(before);
    expect([ImageUpdateIsFirstSeen, ScanBlocked]).toEqual([true, 'noScanner']);
  }
});

test('images of a plain registry that are listed again keep when they were seen and what was read of them', {
  tags: 'thorough',
}, async () => {
  await server.call('AddPrivateRegistry', requestTo(await plain()));
  const sized = await eventually(
    images,
    (rows) => rows.length === 30 && rows.every(({ ImageSize }) => ImageSize !== ''),
  );
  const [{ LastSyncTime } = {}] = await verified();
  await server.call('RefreshContainerAssets', { AssetType: 'IMAGE' });
  await eventually(registries, ([row]) => row?.State === 'verified' && row.LastSyncTime !== LastSyncTime);
  const told = (rows: typeof sized) => rows.map(({ Uuid, ImageSize, ImageUpdate }) => [Uuid, ImageSize, ImageUpdate]);
  expect(told(await images())).toEqual(told(sized));
});

test('an account is both or neither, and of other kinds never neither', async () => {
  const registry = await plain({ authentication: 'none' });
  const refusal = async (more: object) =>
    marked((await server.refused('AddPrivateRegistry', requestTo(registry, more))).body);
  expect(await refusal({ UserName: '' })).toEqual(['UserName']);
  expect(await refusal({ Password: '' })).toEqual(['Password']);
  expect(await refusal({ RegistryType: 'harbor', ...nobody })).toEqual(['UserName', 'Password']);
  await server.call('AddPrivateRegistry', requestTo(registry, nobody));
  const [{ UserName } = {}] = await verified();
  expect(UserName).toBe('');
});

test('a registry that anybody may read gets an account later, and loses it again', async () => {
  await server.call('AddPrivateRegistry', requestTo(await plain({ authentication: 'none' }), nobody));
  const [{ Id = 0 } = {}] = await verified();
  const { body } = await server.refused('ModifyImageRegistry', { Id, UserName: 'admin' });
  expect(marked(body)).toEqual(['Password']);
  await server.call('ModifyImageRegistry', { Id, UserName: 'admin', Password: simulatorPasswords.admin });
  expect((await registries())[0]?.UserName).toBe('admin');
  await server.call('ModifyImageRegistry', { Id, UserName: '' });
  expect((await registries())[0]?.UserName).toBe('');
  await verified();
});

test('one that lets nobody in without an account says so', async () => {
  const { body } = await server.refused('AddPrivateRegistry', requestTo(await plain(), nobody));
  expect(body.Detail).toEqual({ code: 'FailedToVerifyUsernameOrPwd', reason: 'accountNeeded' });
});

test('repositories that it does not list are read where the patterns name them, and as they are changed', async () => {
  const registry = await plain({ catalog: 'off' });
  const [first, second] = registry.world.repositories;
  const { body } = await server.refused('AddPrivateRegistry', requestTo(registry));
  expect(body.Detail).toEqual({ code: 'RegistryFailure', reason: 'noCatalog', status: 404 });
  await server.call('AddPrivateRegistry', requestTo(registry, { IncludePatterns: [first?.fullName ?? '', 'other/*'] }));
  const [{ Id = 0 } = {}] = await verified();
  const names = async () => [...new Set((await images()).map((row) => `${row.RepoNamespace}/${row.RepoName}`))];
  expect(await names()).toEqual([first?.fullName]);
  await server.call('ModifyImageRegistry', { Id, IncludePatterns: [second?.fullName ?? ''] });
  expect(await eventually(names, (all) => all.length === 1 && all[0] === second?.fullName)).toEqual([second?.fullName]);
});
