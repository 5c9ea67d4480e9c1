import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RequestOf } from '#contract/actions/actions.ts';
import { startHarborV2 } from '#simulators/harbor/startHarborV2.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { simulatorPasswords } from '#simulators/world/accounts.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { adminPassword } from '../../testing/adminPassword.ts';
import { eventually } from '../../testing/eventually.ts';
import { openApiCoreClient } from '../../testing/sdkClients.ts';
import { startTestServer, type TestServer } from '../../testing/testServer.ts';
import { addPerson } from '../../testing/users/person.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.close());

const entries = async (request: RequestOf<'DescribeAuditLog'> = {}) =>
  (await server.call('DescribeAuditLog', request)).Entries;
const actionsOf = async (request: RequestOf<'DescribeAuditLog'>) =>
  (await entries(request)).map(({ Action, Outcome }) => `${Action} ${Outcome}`);

describe('an entry', () => {
  let harbor: RunningSimulator;
  beforeEach(async () => {
    harbor = await startHarborV2({ world: createWorld({ images: 1 }), wrongPasswordMs: 0 });
  });
  afterEach(() => harbor.close());

  test('of a registry tells what was changed, before and after, and of its password only that it was', async () => {
    const { Data } = await server.call('AddPrivateRegistry', harborRequest(harbor.port, { RegistryName: 'Team A' }));
    await server.call('ModifyImageRegistry', {
      Id: Data.Id,
      RegistryName: 'Team B',
      Password: simulatorPasswords.admin,
      TransPerHour: 20,
      IncludePatterns: ['team/**'],
    });
    await server.call('PauseImageRegistry', { RegistryId: Data.Id });
    await server.call('DeletePrivateRegistry', { RegistryId: Data.Id });
    const [deleted, paused, changed, added] = await entries();
    const registry = { Type: 'registry', Id: String(Data.Id) };
    expect(added).toMatchObject({ UserName: 'admin', Role: 'administrator', Door: 'console', Address: '127.0.0.1' });
    expect(added).toMatchObject({
      Action: 'AddPrivateRegistry',
      Subject: { ...registry, Name: 'Team A' },
      Center: 'cn',
    });
    expect(added?.Changes).toContainEqual({ Field: 'RegistryHostIp', After: '127.0.0.1' });
    expect(changed?.Changes).toEqual([
      { Field: 'RegistryName', Before: 'Team A', After: 'Team B' },
      { Field: 'Password', Secret: true },
      { Field: 'TransPerHour', Before: 0, After: 20 },
      { Field: 'IncludePatterns', After: ['team/**'] },
    ]);
    expect(paused).toMatchObject({ Changes: [{ Field: 'Paused', Before: false, After: true }] });
    expect(deleted).toMatchObject({ Subject: { ...registry, Name: 'Team B' }, Result: 'ok' });
    expect(await actionsOf({ RegistryId: Data.Id })).toHaveLength(4);
    expect(JSON.stringify(await entries())).not.toContain(simulatorPasswords.admin);
  });

  test('of images and scans tells which they were, and how a task stands', async () => {
    await server.call('AddPrivateRegistry', harborRequest(harbor.port));
    const listed = async () => (await server.call('DescribeImageInstances', {})).ImageInstanceList;
    const [image] = await eventually(listed, (rows) => rows.length === 1);
    const { Uuid = '', RepoNamespace, RepoName, Tag } = image ?? {};
    await server.call('TakeInFirst', { Uuids: Uuid });
    await server.call('ExportBuildRisks', { ImageUuid: Uuid });
    harbor.faults.set({ kind: 'hang' });
    const { TaskId } = (await server.call('PublicCreateImageScanTask', { Uuids: Uuid })).Data;
    await server.call('PublicCreateImageScanTask', { Uuids: Uuid });
    await server.call('CancelImageScanTask', { TaskId });
    const [cancelled, repeated, created, exported, first] = await entries();
    const name = `${RepoNamespace}/${RepoName}:${Tag}`;
    for (const entry of [exported, first]) {
      expect(entry).toMatchObject({ Subject: { Type: 'image', Id: Uuid, Name: name }, Changes: [] });
    }
    expect(created).toMatchObject({ Subject: { Type: 'scanTask', Id: TaskId, Name: name } });
    expect(repeated).toMatchObject({ Changes: [], Parameters: expect.stringContaining(`TaskId=${TaskId}`) });
    expect(cancelled).toMatchObject({ Subject: { Type: 'scanTask', Id: TaskId, Name: name } });
    expect(cancelled?.Changes).toEqual([{ Field: 'StatusText', Before: expect.any(String), After: 'CANCELLED' }]);
  });

  test('of a registry that is not reached tells the code of why', async () => {
    await server.refused('AddPrivateRegistry', harborRequest(harbor.port, { Password: 'wrong' }));
    expect(await entries()).toMatchObject([{ Outcome: 'FailedToVerifyUsernameOrPwd', Result: 'failed', Changes: [] }]);
  });
});

test('an entry of a user tells role and registries, before and after', async () => {
  await server.call('CreateUser', { UserName: 'anna', Role: 'viewer', RegistryIds: null });
  await server.call('ModifyUser', { UserName: 'anna', Role: 'operator', RegistryIds: [], Disabled: true });
  const [changed, created] = await entries();
  expect(created?.Changes).toContainEqual({ Field: 'Role', After: 'viewer' });
  expect(changed?.Subject).toEqual({ Type: 'user', Id: 'anna', Name: 'anna' });
  expect(changed?.Changes).toEqual([
    { Field: 'Role', Before: 'viewer', After: 'operator' },
    { Field: 'Registries', Before: 'all' },
    { Field: 'Disabled', Before: false, After: true },
  ]);
});

test('an entry of a changed password tells only that it was changed', { tags: 'thorough' }, async () => {
  const anna = await addPerson(server, { name: 'anna' });
  const chosen = 'not what it was before';
  await anna.call('ChangePassword', { Password: adminPassword, NewPassword: chosen });
  const [entry] = await entries();
  expect(entry).toMatchObject({ UserName: 'anna', Role: 'viewer', Changes: [{ Field: 'Password', Secret: true }] });
  expect(JSON.stringify(entry)).not.toContain(chosen);
});

test('an entry of a setting tells what it was and is', async () => {
  await server.call('SetRegistryScanDayNum', { ScanDayNum: 7 });
  expect((await entries())[0]).toMatchObject({
    Subject: { Type: 'setting', Name: 'ScanDayNum' },
    Changes: [{ Field: 'ScanDayNum', Before: 30, After: 7 }],
  });
});

test('an entry of a script tells its key', async () => {
  const { AccessKeyId, AccessKeySecret } = await server.call('CreateAccessKey', { Name: 'nightly' });
  await server.call('ModifyAccessKey', { AccessKeyId, Addresses: ['127.0.0.1'] });
  const call = openApiCoreClient(server.url, { accessKeyId: AccessKeyId, accessKeySecret: AccessKeySecret });
  await call('RefreshContainerAssets', { query: { AssetType: 'IMAGE' } });
  const [used, changed, created] = await entries();
  expect(used).toMatchObject({ Door: 'accessKey', AccessKeyId, UserName: 'admin', Action: 'RefreshContainerAssets' });
  expect(changed).toMatchObject({
    Subject: { Type: 'accessKey', Id: AccessKeyId, Name: 'nightly' },
    Changes: [{ Field: 'Addresses', After: ['127.0.0.1'] }],
  });
  expect(created?.Changes).toContainEqual({ Field: 'Name', After: 'nightly' });
  expect(JSON.stringify(await entries())).not.toContain(AccessKeySecret);
});

describe('the list', () => {
  beforeEach(async () => {
    const anna = await addPerson(server, { name: 'anna' });
    await server.call('SetRegistryScanDayNum', { ScanDayNum: 7 });
    await anna.refused('SetRegistryScanDayNum', { ScanDayNum: 15 });
    await anna.call('CreateAccessKey', { Name: '100% mine' });
  });

  test.each<[string, RequestOf<'DescribeAuditLog'>, string[]]>([
    [
      'all, the newest first',
      {},
      ['CreateAccessKey OK', 'SetRegistryScanDayNum NoPermission.Role', 'SetRegistryScanDayNum OK'],
    ],
    [
      'a user, whatever the case',
      { UserName: 'ANNA' },
      ['CreateAccessKey OK', 'SetRegistryScanDayNum NoPermission.Role'],
    ],
    ['an action', { AuditAction: 'CreateAccessKey' }, ['CreateAccessKey OK']],
    ['what was refused', { Result: 'refused' }, ['SetRegistryScanDayNum NoPermission.Role']],
    ['what failed', { Result: 'failed' }, []],
    ['what ended well', { Result: 'ok', UserName: 'admin' }, ['SetRegistryScanDayNum OK']],
    ['a door', { Door: 'accessKey' }, []],
    ['a text, taken as it stands', { SearchText: '0% m' }, ['CreateAccessKey OK']],
    ['a time that is over', { To: 1 }, []],
    ['a time that is still to come', { From: 9_000_000_000_000 }, []],
  ])('finds %s', async (_what, request, found) => {
    expect(await actionsOf(request)).toEqual(found);
  });

  test('is paged, and counted no further than asked', async () => {
    const { Entries, PageInfo } = await server.call('DescribeAuditLog', { CurrentPage: 2, PageSize: 2, CountLimit: 2 });
    expect(Entries.map(({ Action }) => Action)).toEqual(['SetRegistryScanDayNum']);
    expect(PageInfo).toEqual({ Count: 1, CurrentPage: 2, PageSize: 2, TotalCount: 2, TotalCountIsLowerBound: true });
  });

  test.each([
    [1, 2],
    [2, 1],
    [3, 0],
  ])('page %d of two entries each has %d of three', async (CurrentPage, Count) => {
    const { PageInfo } = await server.call('DescribeAuditLog', { CurrentPage, PageSize: 2, CountLimit: 10 });
    expect(PageInfo).toEqual({ Count, CurrentPage, PageSize: 2, TotalCount: 3 });
  });

  test('shows what was begun as long as it has not ended', async () => {
    const { write } = server.database;
    const { id: _, ...last } = await write
      .selectFrom('audit_entries')
      .selectAll()
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    const begun = { ...last, id: 1_000, kind: 'begun', outcome: 'Unfinished', begun_id: null } as const;
    await write.insertInto('audit_entries').values(begun).execute();
    expect(await entries({ Result: 'unfinished' })).toMatchObject([{ Id: 1_000, Result: 'unfinished' }]);
    await write
      .insertInto('audit_entries')
      .values({ ...last, id: 1_001, begun_id: 1_000 })
      .execute();
    expect(await entries({ Result: 'unfinished' })).toEqual([]);
  });

  test('is a file too: each entry a line, and no formula in it', async () => {
    await server.call('CreateAccessKey', { Name: '=cmd()' });
    const { ExportId } = await server.call('ExportAuditLog', { AuditAction: 'CreateAccessKey' });
    const lines = (await (await server.fetch(`/api/export/${ExportId}`)).text()).trim().split('\r\n');
    expect(lines).toHaveLength(3);
    await expect.poll(() => actionsOf({ AuditAction: 'FetchExport' })).toEqual(['FetchExport OK']);
    expect(lines[1]).toContain(`"'=cmd()"`);
    expect(lines[2]).toContain('100% mine');
  });

  test('is for administrators', async () => {
    const operator = await addPerson(server, { name: 'olaf', role: 'operator' });
    for (const name of ['DescribeAuditLog', 'ExportAuditLog'] as const) {
      expect((await operator.refused(name, {})).Code).toBe('NoPermission.Role');
    }
  });
});
