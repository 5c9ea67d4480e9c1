import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RequestOf } from '#contract/actions/actions.ts';
import { simulatorKeys } from '#simulators/acr/accessKeys.ts';
import { instanceIn } from '#simulators/acr/places.ts';
import { startAcr } from '#simulators/acr/startAcr.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { eventually } from '../../../testing/eventually.ts';
import { readDataFolder } from '../../../testing/testDatabase.ts';
import { startTestServer, type TestServer } from '../../../testing/testServer.ts';

const places = [
  instanceIn('cn-hangzhou', 'prod'),
  { edition: 'personal', region: 'cn-hangzhou' } as const,
  instanceIn('cn-shanghai', 'stage'),
];
const rotated = { id: 'LTAI5tSimulatedNew000001', secret: 'rotated-secret-1', active: true, rights: null };
const { reader } = simulatorKeys;
let server: TestServer;
let acr: RunningSimulator;

async function simulate(held: Parameters<typeof startAcr>[0]['places'] = places): Promise<void> {
  const world = createWorld({ images: 90, kind: 'harbor-v1' });
  acr = await startAcr({ world, places: held ?? [], keys: [...Object.values(simulatorKeys), rotated] });
}

beforeEach(async () => {
  server = await startTestServer();
});
afterEach(async () => {
  await server.close();
  await acr.close();
});

function account(changes: Partial<RequestOf<'AddAcrAccount'>> = {}): RequestOf<'AddAcrAccount'> {
  return {
    AccessKeyId: reader.id,
    AccessKeySecret: reader.secret,
    RegionIds: ['cn-hangzhou', 'cn-shanghai'],
    TransPerHour: 0,
    EndpointIp: '127.0.0.1',
    Port: acr.port,
    ProtocolType: 1,
    ...changes,
  };
}

const registries = async () => (await server.call('PageImageRegistry', { RegistryTypeInList: ['acr'] })).List;
const images = async () => (await server.call('DescribeImageInstances', { PageSize: 100 })).ImageInstanceList;

describe('connecting an AccessKey', () => {
  beforeEach(() => simulate());

  test('each region becomes a registry, and the images of both editions are shown', async () => {
    const { Data } = await server.call('AddAcrAccount', account());
    expect(Data.map(({ RegionId }) => RegionId)).toEqual(['cn-hangzhou', 'cn-shanghai']);
    const rows = await eventually(registries, (list) => list.every(({ State }) => State === 'verified'));
    expect(rows.map(({ RegionId, Complete, UserName, Password }) => [RegionId, Complete, UserName, Password])).toEqual([
      ['cn-hangzhou', true, reader.id, '******'],
      ['cn-shanghai', true, reader.id, '******'],
    ]);
    const shown = await eventually(images, (list) => list.length === 90);
    const namespaces = new Set(shown.map(({ RepoNamespace }) => RepoNamespace.split('/')[0]));
    expect(namespaces).toContain('prod');
    expect(namespaces).toContain('stage');
  });

  test('Personal images say why they cannot be scanned; Enterprise images do not', { tags: 'thorough' }, async () => {
    await server.call('AddAcrAccount', account());
    const shown = await eventually(images, (list) => list.length === 90);
    const isPersonal = (namespace: string) => !namespace.includes('/');
    for (const { RepoNamespace, ScanBlocked } of shown) {
      expect(ScanBlocked).toBe(isPersonal(RepoNamespace) ? 'acrPersonal' : undefined);
    }
    expect(shown.some(({ RepoNamespace }) => isPersonal(RepoNamespace))).toBe(true);
  });

  test('patterns choose what comes in, by instance and namespace', { tags: 'thorough' }, async () => {
    await server.call('AddAcrAccount', account({ IncludePatterns: ['prod/**'] }));
    const rows = await eventually(registries, (list) => list.every(({ State }) => State === 'verified'));
    expect(rows.map(({ ImageCount }) => ImageCount > 0)).toEqual([true, false]);
    const namespaces = (await images()).map(({ RepoNamespace }) => RepoNamespace);
    expect(namespaces.every((namespace) => namespace.startsWith('prod/'))).toBe(true);
  });

  test.each([
    [
      'says that it does not offer the Personal Edition',
      { kind: 'answer', status: 400, body: { code: 'rpc_invalid_arg' } },
      'verified',
    ],
    ['fails with the same code', { kind: 'answer', status: 500, body: { code: 'rpc_invalid_arg' } }, 'failing'],
  ] as const)(
    'no image goes where a region %s, and the list is not complete',
    { tags: 'thorough' },
    async (_what, answer, state) => {
      await server.call('AddAcrAccount', account({ RegionIds: ['cn-hangzhou'] }));
      await eventually(registries, ([row]) => row?.State === 'verified' && row.Complete);
      const before = (await images()).length;
      acr.faults.set({ ...answer, path: '^/repos' });
      await server.call('RefreshContainerAssets', { AssetType: 'IMAGE' });
      await eventually(registries, ([row]) => row?.State === state && !row.Complete);
      expect(await images()).toHaveLength(before);
    },
  );

  test('the secret is neither on disk nor in the log', { tags: 'thorough' }, async () => {
    await server.call('AddAcrAccount', account());
    await eventually(registries, (list) => list.every(({ State }) => State === 'verified'));
    const files = readDataFolder(server.dataDir);
    expect([server.logged(), ...files].filter((text) => text.includes(reader.secret))).toEqual([]);
  });

  test('a wrong secret stores nothing', async () => {
    const { status, body } = await server.refused('AddAcrAccount', account({ AccessKeySecret: 'wrong' }));
    expect([status, body.Code]).toEqual([400, 'FailedToVerifyUsernameOrPwd']);
    expect(body.Recommend).toContain('AccessKey Secret');
    expect(await registries()).toEqual([]);
  });

  test('a region of the other data centre is an invalid value, named by its place in the list', async () => {
    const request = account({ RegionIds: ['cn-hangzhou', 'eu-central-1'] });
    const { body } = await server.refused('AddAcrAccount', request);
    expect(body.Issues?.map(({ path }) => path)).toEqual([['RegionIds', 1]]);
    expect(acr.requests).toEqual([]);
  });

  test('regions are added to a connected key without its secret', async () => {
    await server.call('AddAcrAccount', account({ RegionIds: ['cn-hangzhou'] }));
    const { AccessKeySecret: _kept, ...more } = account({ RegionIds: ['cn-shanghai'] });
    expect((await server.call('AddAcrAccount', more)).Data).toHaveLength(1);
    expect(await registries()).toHaveLength(2);
  });

  test('a region that is connected already is refused', async () => {
    await server.call('AddAcrAccount', account({ RegionIds: ['cn-hangzhou'] }));
    const { status, body } = await server.refused('AddAcrAccount', account());
    expect([status, body.Code]).toEqual([409, 'RegistryAlreadyExists']);
    expect(await registries()).toHaveLength(1);
  });

  test('a key takes the place of another in all its regions', async () => {
    await server.call('AddAcrAccount', account());
    const { Data } = await server.call('ModifyAcrAccount', {
      AccessKeyId: reader.id,
      NewAccessKeyId: rotated.id,
      AccessKeySecret: rotated.secret,
    });
    expect(Data).toHaveLength(2);
    expect((await registries()).map(({ UserName }) => UserName)).toEqual([rotated.id, rotated.id]);
  });

  test('the audit log tells which regions came, and which key took the place of which; no secret', async () => {
    await server.call('AddAcrAccount', account({ RegionIds: ['cn-hangzhou'] }));
    await server.call('AddAcrAccount', account({ RegionIds: ['cn-shanghai'], TransPerHour: 60 }));
    const AccessKeySecret = rotated.secret;
    await server.call('ModifyAcrAccount', { AccessKeyId: reader.id, NewAccessKeyId: rotated.id, AccessKeySecret });
    const { Entries } = await server.call('DescribeAuditLog', {});
    const [changed, extended, added] = Entries;
    expect(Entries.map(({ Subject }) => Subject)).toEqual(
      Array(3).fill({ Type: 'acrAccount', Id: reader.id, Name: reader.id }),
    );
    expect(added?.Changes).toContainEqual({ Field: 'EndpointIp', After: '127.0.0.1' });
    expect(extended?.Changes).toEqual([
      { Field: 'RegionIds', Before: ['cn-hangzhou'], After: ['cn-hangzhou', 'cn-shanghai'] },
      { Field: 'TransPerHour', Before: 0, After: ['0', '60'] },
    ]);
    expect(changed?.Changes).toEqual([
      { Field: 'AccessKeyId', Before: reader.id, After: rotated.id },
      { Field: 'AccessKeySecret', Secret: true },
    ]);
    for (const { secret } of [reader, rotated]) expect(JSON.stringify(Entries)).not.toContain(secret);
  });

  test('a key that the cloud refuses replaces none', async () => {
    await server.call('AddAcrAccount', account());
    const wrong = { AccessKeyId: reader.id, NewAccessKeyId: rotated.id, AccessKeySecret: 'wrong' };
    expect((await server.refused('ModifyAcrAccount', wrong)).body.Code).toBe('FailedToVerifyUsernameOrPwd');
    expect((await registries()).map(({ UserName }) => UserName)).toEqual([reader.id, reader.id]);
  });

  test('a key can be replaced without asking the cloud', async () => {
    await server.call('AddAcrAccount', account());
    const request = { AccessKeyId: reader.id, NewAccessKeyId: rotated.id, AccessKeySecret: rotated.secret };
    acr.faults.set({ kind: 'wrongPassword' });
    await server.call('ModifyAcrAccount', { ...request, SkipVerify: true });
    expect((await registries()).map(({ UserName }) => UserName)).toEqual([rotated.id, rotated.id]);
  });

  test('Synchronize assets lists the account anew', async () => {
    await server.call('AddAcrAccount', account());
    await eventually(images, (list) => list.length === 90);
    await eventually(registries, (list) => list.every(({ State }) => State === 'verified'));
    acr.world.addImages(5);
    await server.call('RefreshContainerAssets', { AssetType: 'IMAGE' });
    expect(await eventually(images, (list) => list.length === 95)).toHaveLength(95);
  });
});

test('an instance whose VPC access is taken away keeps the images that were taken in', async () => {
  const lab = instanceIn('cn-hangzhou', 'lab');
  await simulate([...places, lab]);
  await server.call('AddAcrAccount', account({ RegionIds: ['cn-hangzhou'] }));
  await eventually(registries, ([first]) => first?.State === 'verified');
  const ofLab = async () => (await images()).filter(({ RepoNamespace }) => RepoNamespace.startsWith('lab/'));
  const before = (await eventually(ofLab, (list) => list.length > 0)).length;
  Object.assign(lab, { vpc: 'noVpcLinked' });
  await server.call('RefreshContainerAssets', { AssetType: 'IMAGE' });
  await eventually(registries, ([first]) => first?.State === 'failing');
  expect(await ofLab()).toHaveLength(before);
});

describe('an instance without VPC access', () => {
  beforeEach(() => simulate([...places, instanceIn('cn-hangzhou', 'lab', { vpc: 'disabled' })]));
  const only = { RegionIds: ['cn-hangzhou'] };

  test('is named on its registry with what to configure, while the other images are shown', async () => {
    await server.call('AddAcrAccount', account(only));
    const [row] = await eventually(registries, ([first]) => first?.State === 'failing');
    expect(row?.LastError).toMatchObject({
      Code: 'VpcAccessNotConfigured',
      Recommend: expect.stringMatching(/^lab：.*专有网络/),
      Detail: { instances: [{ name: 'lab', reason: 'disabled' }] },
    });
    expect(row).toMatchObject({ Complete: false });
    await eventually(images, (list) => list.length > 0);
  });

  test('is still named when the server was restarted in the middle of the listing', async () => {
    acr.faults.set({ kind: 'slow', ms: 150, path: 'RepoId=|/tags' });
    await server.call('AddAcrAccount', account(only));
    await eventually(registries, ([first]) => (first?.ListedRepositories ?? 0) > 0);
    expect((await registries())[0]?.State).toBe('syncing');
    await server.restart();
    acr.faults.clear();
    const [row] = await eventually(registries, ([first]) => first?.State === 'failing');
    expect(row?.LastError?.Code).toBe('VpcAccessNotConfigured');
    expect(acr.requests.filter(({ path }) => path.includes('RepoStatus=NORMAL&PageNo'))).toHaveLength(1);
  });

  test('is in the log of the sync task', async () => {
    await server.call('AddAcrAccount', account(only));
    await eventually(registries, ([first]) => first?.State === 'failing');
    const { OnceTasks } = await server.call('DescribeOnceTaskLeafRecordPage', {
      TaskType: 'IMAGE_REGISTRY_PULL',
      RelateInfo: true,
    });
    expect(OnceTasks[0]?.Log).toContainEqual(
      expect.objectContaining({ Target: 'lab', Level: 'error', Code: 'VpcAccessNotConfigured' }),
    );
  });

  test('is looked at again by itself the next night', async () => {
    await server.call('AddAcrAccount', account(only));
    const [row] = await eventually(registries, ([first]) => first?.State === 'failing');
    const midnight = new Date().setHours(24, 0, 0, 0);
    expect(row?.LastError?.NextTry).toBeGreaterThanOrEqual(midnight);
    expect(row?.LastError?.NextTry).toBeLessThan(midnight + 5 * 3_600_000);
  });
});
