import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clairHost } from '#simulators/quay/security.ts';
import { type OrganizationToken, type RunningQuay, startQuay } from '#simulators/quay/startQuay.ts';
import { quayRequest } from '#simulators/requests/quayRequest.ts';
import { simulatorPasswords } from '#simulators/world/accounts.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { eventually } from '../../testing/eventually.ts';
import { factsRead } from '../../testing/scanning.ts';
import { readDataFolder } from '../../testing/testDatabase.ts';
import { startTestServer, type TestServer } from '../../testing/testServer.ts';

let server: TestServer;
let quay: RunningQuay;
let rows: readonly OrganizationToken[];

beforeEach(async () => {
  server = await startTestServer();
  quay = await startQuay({ world: createWorld({ images: 60, kind: 'quay' }), lockOutMs: 1 });
  rows = quay.organizations.filter(({ namespace }) => ['payments', 'library'].includes(namespace));
});
afterEach(async () => {
  await server.close();
  await quay.close();
});

const registries = async () => (await server.call('PageImageRegistry', {})).List;
const imagesThere = () =>
  [...quay.world.imageRows()].filter(({ namespace }) => rows.some((row) => row.namespace === namespace));

async function connect(): Promise<void> {
  await server.call('AddPrivateRegistry', quayRequest(quay, rows));
  await eventually(registries, ([row]) => row?.State === 'verified');
}

async function images(): Promise<string[]> {
  const { ImageInstanceList } = await server.call('DescribeImageInstances', { PageSize: 100 });
  return ImageInstanceList.map(
    (image) => `${image.RepoNamespace}/${image.RepoName}:${image.Tag}@${image.Digest}`,
  ).sort();
}

test('a Quay with two organizations is connected, and the images of these two come in', async () => {
  await connect();
  expect((await registries())[0]).toMatchObject({ RegistryType: 'quay', Complete: true });
  expect(await images()).toEqual(
    imagesThere()
      .map((row) => `${row.namespace}/${row.repository}:${row.tag}@${row.digest}`)
      .sort(),
  );
});

test('a dead token is refused, its row named, and nothing is stored', async () => {
  const withDeadSecond = rows.map((row, index) => (index === 1 ? { ...row, authToken: 'x'.repeat(40) } : row));
  const { status, body } = await server.refused('AddPrivateRegistry', quayRequest(quay, withDeadSecond));
  expect([status, body.Code]).toEqual([400, 'FailedToVerifyUsernameOrPwd']);
  expect(body.Detail).toEqual({ code: 'FailedToVerifyUsernameOrPwd', reason: 'tokenUnknown', row: 1 });
  expect(await registries()).toEqual([]);
});

test('every dead token is marked in its row, and told what to do about', async () => {
  const dead = ['data', 'storefront'].map((namespace) => ({ namespace, authToken: 'x'.repeat(40) }));
  const { body } = await server.refused('AddPrivateRegistry', quayRequest(quay, [...rows, ...dead], { Lang: 'en' }));
  expect(body.Issues).toEqual(
    [2, 3].map((row) => ({
      path: ['ExtraParam', row, 'authToken'],
      message: 'This Auth_token does not exist. Create a new one.',
    })),
  );
});

describe('what cannot be proven while somebody waits', () => {
  const parts = async () => (await registries())[0]?.Parts;
  const stateOf = (namespace: string) => async () => (await parts())?.find(({ Name }) => Name === namespace)?.State;
  /** A Quay that takes its time over secrets, and a server that waits no longer than some of them take. */
  const slowly = async (secretMs: number, verifyMs: number) => {
    await quay.close();
    await server.close();
    server = await startTestServer({}, { verifyMs });
    quay = await startQuay({ world: createWorld({ images: 60, kind: 'quay' }), secretMs, lockOutMs: 1 });
  };

  test('is saved as not verified, and proven behind it for all to see', { tags: 'thorough' }, async () => {
    await slowly(60, 200);
    await server.call('AddPrivateRegistry', quayRequest(quay, quay.organizations));
    const saved = await parts();
    expect(saved?.map(({ Name }) => Name)).toEqual(quay.organizations.map(({ namespace }) => namespace));
    expect(new Set(saved?.map(({ State }) => State))).toEqual(new Set(['verified', 'unverified']));
    await eventually(parts, (now) => now?.every(({ State }) => State === 'verified') ?? false);
    await eventually(registries, ([row]) => row?.State === 'verified');
  });

  test('is not refused even where the password alone takes longer', { tags: 'thorough' }, async () => {
    await slowly(150, 60);
    await server.call('AddPrivateRegistry', quayRequest(quay, rows));
    await eventually(registries, ([row]) => row?.State === 'verified', 10_000);
  });

  test('a token among many that turns out dead is its row’s failure, with what to do', async () => {
    await slowly(60, 200);
    const dead = { namespace: 'library', authToken: quay.tokens.issue({ state: 'expired' }) };
    const others = quay.organizations.filter(({ namespace }) => namespace !== 'library');
    await server.call('AddPrivateRegistry', quayRequest(quay, [...others, dead]));
    await eventually(stateOf('library'), (state) => state === 'failing');
    expect((await parts())?.at(-1)).toMatchObject({
      Name: 'library',
      LastError: { Code: 'FailedToVerifyUsernameOrPwd', Detail: { reason: 'tokenExpired' } },
    });
  });

  test('goes on being proven after the server was started again', { tags: 'thorough' }, async () => {
    await slowly(60, 200);
    await server.call('AddPrivateRegistry', quayRequest(quay, quay.organizations));
    await server.restart();
    await eventually(parts, (now) => now?.every(({ State }) => State === 'verified') ?? false);
  });

  test('a Quay that does not answer at all is refused as that', async () => {
    await slowly(0, 100);
    quay.faults.set({ kind: 'hang' });
    const { body } = await server.refused('AddPrivateRegistry', quayRequest(quay, rows));
    expect(body.Detail).toEqual({ code: 'NetworkConnectError', reason: 'timeout', passed: 'connect' });
  });
});

test('what was said of a row is gone with it: another name, or another place, is proven anew', async () => {
  const dead = { namespace: 'library', authToken: quay.tokens.issue({ state: 'expired' }) };
  const alive = rows.filter(({ namespace }) => namespace !== 'library');
  await server.call('AddPrivateRegistry', quayRequest(quay, [...alive, dead], { SkipVerify: true }));
  const parts = async () =>
    (await registries())[0]?.Parts?.map(({ Name, State, LastError }) => [Name, State, LastError?.Code]);
  const refused = ['library', 'failing', 'FailedToVerifyUsernameOrPwd'];
  await eventually(parts, (now) => JSON.stringify(now?.at(-1)) === JSON.stringify(refused));

  const Id = (await registries())[0]?.Id ?? 0;
  const other = quay.organizations.find(({ namespace }) => namespace === 'data');
  await server.call('ModifyImageRegistry', { Id, ExtraParam: JSON.stringify([...alive, other]) });
  expect((await parts())?.map(([name, state]) => [name, state])).toEqual([
    ['payments', 'verified'],
    ['data', 'verified'],
  ]);

  // A Quay elsewhere that knows none of the tokens: nothing that the first one said of them stands.
  const elsewhere = await startQuay({ world: createWorld({ images: 30, kind: 'quay' }), lockOutMs: 1 });
  elsewhere.faults.set({ kind: 'deadToken' });
  const all = [...alive, other].map((row) => ({ namespace: row?.namespace, authToken: row?.authToken }));
  const { Password } = quayRequest(quay, rows);
  await server.call('ModifyImageRegistry', {
    ...{ Id, Port: elsewhere.port, Password, SkipVerify: true },
    ExtraParam: JSON.stringify(all),
  });
  expect((await parts())?.map(([, state]) => state)).not.toContain('verified');
  await elsewhere.close();
});

test('a token that is saved while another change is proven stays', { tags: 'thorough' }, async () => {
  await connect();
  const [first, second] = rows;
  if (first === undefined || second === undefined) throw new Error('The world is too small.');
  // Whoever asks first takes his time; the other one is done long before.
  quay.faults.set({ kind: 'slow', ms: 600, times: 2 });
  const password = server.call('ModifyImageRegistry', { Id: 1, Password: simulatorPasswords.admin });
  await new Promise((resolve) => setTimeout(resolve, 100));
  const authToken = quay.tokens.issue();
  const ExtraParam = JSON.stringify([{ namespace: first.namespace, authToken }, { namespace: second.namespace }]);
  await server.call('ModifyImageRegistry', { Id: 1, ExtraParam });
  await password;
  quay.tokens.change(first.authToken, 'expired');
  const listed = () => eventually(registries, ([row]) => row?.State === 'verified' || row?.State === 'failing');
  const before = (await listed())[0]?.LastSyncTime ?? 0;
  await server.call('RefreshContainerAssets', { AssetType: 'IMAGE', RegistryId: 1 });
  await eventually(registries, ([row]) => row?.State !== 'syncing' && (row?.LastSyncTime ?? 0) > before);
  expect((await registries())[0]?.Parts.map(({ State }) => State)).toEqual(['verified', 'verified']);
});

test('a Quay that was not asked for a token is no registry yet', async () => {
  const { ExtraParam: _rows, ...request } = quayRequest(quay, rows);
  const { body } = await server.refused('AddPrivateRegistry', request);
  expect(body.Issues?.map(({ path }) => path)).toEqual([['ExtraParam']]);
});

test('a token that dies later fails the registry, and no image goes', async () => {
  await connect();
  const before = await images();
  quay.tokens.revoke(rows[1]?.authToken ?? '');
  await server.call('RefreshContainerAssets', { AssetType: 'IMAGE' });
  const [failing] = await eventually(registries, ([row]) => row?.State === 'failing');
  expect(failing?.LastError).toMatchObject({ Code: 'FailedToVerifyUsernameOrPwd' });
  expect(await images()).toEqual(before);
});

test('while its scanner is down, what the last scans found stays', async () => {
  await connect();
  const risks = async () =>
    (await server.call('DescribeImageInstances', { PageSize: 100, SortBy: 'RepoName' })).ImageInstanceList;
  await factsRead(server);
  const before = await risks();
  expect(before.some(({ VulCount }) => VulCount > 0)).toBe(true);
  quay.faults.set({ kind: 'status', status: 520, path: '/security' });
  const runs = async () =>
    (await server.call('DescribeOnceTaskLeafRecordPage', { TaskType: 'IMAGE_REGISTRY_PULL' })).OnceTasks;
  await server.call('RefreshContainerAssets', { AssetType: 'IMAGE' });
  await eventually(runs, (tasks) => tasks.length === 2 && tasks.every(({ Finish }) => Finish === 1), 20_000);
  const levels = (rows: typeof before) => rows.map(({ Uuid, RiskLevel, VulCount }) => [Uuid, RiskLevel, VulCount]);
  expect(levels(await risks())).toEqual(levels(before));
});

test('while its scanner is down, an image is not one that was never scanned, and no inside host is told', async () => {
  await quay.close();
  quay = await startQuay({ world: createWorld({ images: 60, kind: 'quay' }), scanner: 'unreachable', lockOutMs: 1 });
  rows = quay.organizations.filter(({ namespace }) => ['payments', 'library'].includes(namespace));
  await connect();
  const list = async () => (await server.call('DescribeImageInstances', { PageSize: 100 })).ImageInstanceList;
  await factsRead(server);
  const images = await list();
  const report = await server.call('DescribeImageVulList', { Type: 'cve', Uuids: images[0]?.Uuid ?? '' });
  expect(report).toMatchObject({ TotalCount: 0 });
  expect(images.every(({ RiskLevel }) => RiskLevel === 'unknown')).toBe(true);
  expect(quay.requests.some(({ status }) => status === 520)).toBe(true);
  const told = [JSON.stringify([images, report, await registries()]), server.logged()];
  expect(told.filter((text) => text.includes(clairHost))).toEqual([]);
});

test('a registry saved without a test is not verified by its tokens alone: the password counts too', async () => {
  await server.call('AddPrivateRegistry', quayRequest(quay, rows, { SkipVerify: true, Password: 'wrong' }));
  const [failing] = await eventually(registries, ([row]) => row?.State === 'failing');
  expect(failing?.LastError).toMatchObject({ Code: 'FailedToVerifyUsernameOrPwd' });
  expect(await images()).toEqual([]);
});

test('no token is anywhere: not in an answer, not in the log, not in the database file', async () => {
  await connect();
  const secrets = rows.map(({ authToken }) => authToken);
  const seen = [JSON.stringify(await registries()), server.logged()];
  const stored = readDataFolder(server.dataDir);
  for (const secret of secrets) {
    expect([...seen, ...stored].filter((text) => text.includes(secret))).toEqual([]);
  }
});

test('after the server’s key was lost, the token that is still missing is named by its row, and all of them entered anew heal the Quay', {
  tags: 'thorough',
}, async () => {
  await connect();
  writeFileSync(join(server.dataDir, 'secret.key'), randomBytes(32).toString('base64'));
  await server.restart({ MOORING_REPLACE_SECRET_KEY: '1' });
  const [registry] = await registries();
  const Id = registry?.Id ?? 0;
  const { Password } = quayRequest(quay, rows);
  const withoutSecond = rows.map(({ namespace, authToken }, row) =>
    row === 1 ? { namespace } : { namespace, authToken },
  );
  const change = { Id, Password, ExtraParam: JSON.stringify(withoutSecond) };
  const { body } = await server.refused('ModifyImageRegistry', change);
  expect(body).toMatchObject({ Code: 'StoredSecretUnreadable', Detail: { row: 1 } });
  await server.call('ModifyImageRegistry', { ...change, ExtraParam: JSON.stringify(rows) });
  await eventually(registries, ([row]) => row?.State === 'verified');
});
