import { beforeEach, describe, expect, test } from 'vitest';
import { createIdentity } from '#simulators/http/createIdentity.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { simulatorPasswords } from '#simulators/world/accounts.ts';
import { actOf, auditEntries } from '../../testing/audited.ts';
import { eventually } from '../../testing/eventually.ts';
import { startServerWithHarbor } from '../../testing/serverWithHarbor.ts';
import { readDataFolder } from '../../testing/testDatabase.ts';
import type { TestServer } from '../../testing/testServer.ts';

let server: TestServer;
let harbor: RunningSimulator;

beforeEach(async () => {
  ({ server, harbor } = await startServerWithHarbor({ images: 40 }));
});

const registries = async () => (await server.call('PageImageRegistry', {})).List;

describe('connecting a registry', () => {
  test('stores it, verified, and starts its sync', async () => {
    const { Data } = await server.call('AddPrivateRegistry', harborRequest(harbor.port));
    expect(Data).toMatchObject({ RegistryType: 'harbor', TransPerHour: 0, Password: '******' });
    const [row] = await eventually(registries, ([first]) => first?.State === 'verified');
    expect(row).toMatchObject({
      Id: Data.Id,
      RegistryName: `harbor.example.com:${harbor.port}`,
      ImageCount: 40,
      Complete: true,
    });
  });

  test('the limit is 10 an hour unless said', async () => {
    const { TransPerHour: _unlimited, ...request } = harborRequest(harbor.port);
    const { Data } = await server.call('AddPrivateRegistry', request);
    expect(Data.TransPerHour).toBe(10);
  });

  test.each([
    ['a wrong password', { Password: 'wrong' }, 'FailedToVerifyUsernameOrPwd'],
    [
      'an account without the admin role',
      { UserName: 'viewer1', Password: simulatorPasswords.viewer1 },
      'UserDoesNotHaveAdminRole',
    ],
    ['V1 chosen for a Harbor 2.x', { RegistryVersion: 'V1' }, 'RegistryVersionError'],
    ['TLS spoken to plain HTTP', { ProtocolType: 2 }, 'NetworkConnectError'],
  ] as const)('%s is told by its code, and nothing is stored', async (_name, changes, code) => {
    const { status, body } = await server.refused('AddPrivateRegistry', harborRequest(harbor.port, changes));
    expect([status, body.Code, body.Detail?.code]).toEqual([400, code, code]);
    expect(await registries()).toEqual([]);
  });

  test('nothing listening is NetworkConnectError', async () => {
    await harbor.close();
    const { body } = await server.refused('AddPrivateRegistry', harborRequest(harbor.port));
    expect(body).toMatchObject({
      Code: 'NetworkConnectError',
      Message: '网络超时，请检查网络',
      Detail: { reason: 'refused' },
    });
  });

  test('a registry that hangs is answered before an SDK gives up, and nothing is stored', {
    tags: 'thorough',
  }, async () => {
    harbor.faults.set({ kind: 'hang', path: 'users/current' });
    const started = performance.now();
    const { body } = await server.refused('AddPrivateRegistry', harborRequest(harbor.port));
    expect(performance.now() - started).toBeLessThan(3_000);
    expect(body.Detail).toMatchObject({ code: 'NetworkConnectError', reason: 'timeout', passed: 'version' });
    expect(await registries()).toEqual([]);
  });

  test.each(['169.254.169.254', '100.100.100.200', '0.0.0.0', '224.0.0.1', '::ffff:169.254.169.254'])(
    'the address %s is refused without being dialled, with its field marked',
    async (RegistryHostIp) => {
      const { body } = await server.refused('AddPrivateRegistry', harborRequest(harbor.port, { RegistryHostIp }));
      expect(body.Code).toBe('IllegalParam');
      expect(body.Issues?.map(({ path }) => path)).toEqual([['RegistryHostIp']]);
      expect(harbor.requests).toEqual([]);
    },
  );

  test('a region of the other data centre is IllegalParam', async () => {
    const { body } = await server.refused('AddPrivateRegistry', harborRequest(harbor.port), 'intl');
    expect(body.Issues?.map(({ path }) => path)).toEqual([['RegistryRegionId']]);
  });

  test('the same address twice is RegistryAlreadyExists, and not asked again', async () => {
    await server.call('AddPrivateRegistry', harborRequest(harbor.port));
    const { status, body } = await server.refused('AddPrivateRegistry', harborRequest(harbor.port));
    expect([status, body.Code]).toEqual([409, 'RegistryAlreadyExists']);
  });

  test('the same client token makes one registry, at once or later, and is answered alike', async () => {
    const request = harborRequest(harbor.port, { ClientToken: 'one-click' });
    const [first, second] = await Promise.all([
      server.call('AddPrivateRegistry', request),
      server.call('AddPrivateRegistry', request),
    ]);
    const third = await server.call('AddPrivateRegistry', request);
    expect(second.Data).toEqual(first.Data);
    expect(third.Data).toEqual(first.Data);
    expect(await registries()).toHaveLength(1);
  });

  test('saved without a test, it is unverified until its first sync succeeds', { tags: 'thorough' }, async () => {
    harbor.faults.set({ kind: 'slow', ms: 300 });
    await server.call('AddPrivateRegistry', harborRequest(harbor.port, { SkipVerify: true }));
    expect(['syncing', 'unverified']).toContain((await registries())[0]?.State);
    await eventually(registries, ([row]) => row?.State === 'verified');
  });

  test('the password is nowhere: not in an answer, not in the log, not in the database file', async () => {
    await server.call('AddPrivateRegistry', harborRequest(harbor.port));
    const rows = await eventually(registries, ([row]) => row?.State === 'verified');
    expect(JSON.stringify(rows)).not.toContain(simulatorPasswords.admin);
    expect(server.logged()).not.toContain(simulatorPasswords.admin);
    for (const text of readDataFolder(server.dataDir)) {
      expect(text.includes(simulatorPasswords.admin)).toBe(false);
    }
  });
});

describe('a CA file', () => {
  const { cert, key } = createIdentity({ commonName: 'Own authority' });
  const unverified = (CaCertificate: string) => harborRequest(harbor.port, { CaCertificate, SkipVerify: true });

  test('is kept as its certificates alone, each once', async () => {
    await server.call('AddPrivateRegistry', unverified(`Own authority\n${cert}\n${cert.replaceAll('\n', '\r\n')}`));
    expect((await registries())[0]?.CaCertificate).toBe(cert.trim());
  });

  test('with a private key in it is refused, and the key is nowhere: not in the answer, the log or the data folder', async () => {
    for (const [name, request] of [
      ['AddPrivateRegistry', unverified(cert + key)],
      ['CreateRegistryDiagnosis', unverified(key + cert)],
      ['ModifyImageRegistry', { Id: 1, CaCertificate: cert + key }],
    ] as const) {
      const { status, body } = await server.refused(name, { ...request, Lang: 'en' });
      expect([status, body.Issues?.map(({ path }) => path)]).toEqual([400, [['CaCertificate']]]);
      expect(body.Issues?.[0]?.message).toContain('private key');
      expect(JSON.stringify(body)).not.toContain(key.split('\n')[1]);
    }
    const line = key.split('\n')[1] ?? expect.fail();
    const stored = readDataFolder(server.dataDir);
    expect([server.logged(), ...stored].filter((text) => text.includes(line))).toEqual([]);
  });

  test('that is none is refused with its field marked', async () => {
    for (const text of ['nonsense', '-----BEGIN CERTIFICATE-----\nQUJD\n-----END CERTIFICATE-----']) {
      const { body } = await server.refused('AddPrivateRegistry', unverified(text));
      expect(body.Issues?.map(({ path }) => path)).toEqual([['CaCertificate']]);
    }
  });
});

describe('deleting a registry', () => {
  test('removes it with its images and its counts', async () => {
    const { Data } = await server.call('AddPrivateRegistry', harborRequest(harbor.port));
    await eventually(registries, ([row]) => row?.ImageCount === 40);
    await server.call('DeletePrivateRegistry', { RegistryId: Data.Id });
    expect(await registries()).toEqual([]);
    expect(await server.call('DescribeImageStatistics', {})).toMatchObject({ InstanceCount: 0, RiskInstanceCount: 0 });
    expect((await server.call('DescribeImageRepoDetailList', {})).PageInfo.TotalCount).toBe(0);
  });

  test('stops a sync that is under way', async () => {
    harbor.faults.set({ kind: 'slow', ms: 200, path: 'artifacts' });
    const { Data } = await server.call('AddPrivateRegistry', harborRequest(harbor.port));
    await server.call('DeletePrivateRegistry', { RegistryId: Data.Id });
    expect(await registries()).toEqual([]);
  });

  test('of another data centre is NotFound', async () => {
    const { Data } = await server.call('AddPrivateRegistry', harborRequest(harbor.port));
    const { status, body } = await server.refused('DeletePrivateRegistry', { RegistryId: Data.Id }, 'intl');
    expect([status, body.Code]).toEqual([404, 'NotFound']);
    expect(await registries()).toHaveLength(1);
  });
});

test('each data centre has its own registries and regions', async () => {
  await server.call('AddPrivateRegistry', harborRequest(harbor.port));
  expect((await server.call('PageImageRegistry', {}, 'intl')).List).toEqual([]);
  const { Regions } = await server.call('ListImageRegistryRegion', { Lang: 'en' }, 'intl');
  expect(Regions.map(({ RegionId }) => RegionId)).toContain('ap-southeast-5');
  expect(Regions.map(({ RegionId }) => RegionId)).not.toContain('cn-hongkong');
});

test('every change is in the audit log, failed ones too, without secrets', async () => {
  await server.refused('AddPrivateRegistry', harborRequest(harbor.port, { Password: 'wrong' }));
  await server.call('AddPrivateRegistry', harborRequest(harbor.port));
  const entries = await auditEntries(server);
  expect(entries.map(actOf)).toEqual([
    ['AddPrivateRegistry', 'admin', 'FailedToVerifyUsernameOrPwd'],
    ['AddPrivateRegistry', 'admin', 'OK'],
  ]);
  expect(JSON.stringify(entries)).not.toContain(simulatorPasswords.admin);
});
