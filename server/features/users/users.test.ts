import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Role } from '#contract/access/roles.ts';
import { limits } from '#contract/limits.ts';
import { startHarborV2 } from '#simulators/harbor/startHarborV2.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { actOf, auditEntries } from '../../testing/audited.ts';
import { openApiCoreClient } from '../../testing/sdkClients.ts';
import { startTestServer, type TestServer } from '../../testing/testServer.ts';
import { addPerson, signedIn, userNameOf } from '../../testing/users/person.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.close());

const everything = { RegistryIds: null };
const userNamed = async (name: string) =>
  (await server.call('ListUsers', { Search: name })).Users.find(({ UserName }) => UserName === name);
const issuesOf = ({ body }: Awaited<ReturnType<TestServer['refused']>>) =>
  body.Issues?.map(({ path }) => path.join('.'));
const codeOf = async (refusal: ReturnType<TestServer['refused']>) => (await refusal).body.Code;

describe('creating a user', () => {
  test('tells a link once, which is good for a day; until it is followed the user is invited', async () => {
    const before = Date.now();
    const { LinkToken, ExpiryTime } = await server.call('CreateUser', {
      UserName: 'anna',
      Role: 'operator',
      ...everything,
    });
    expect(LinkToken).toMatch(/^[\w-]{43}$/);
    expect(ExpiryTime - before).toBeGreaterThanOrEqual(24 * 3_600_000);
    expect(await userNamed('anna')).toEqual({
      UserName: 'anna',
      Role: 'operator',
      RegistryIds: null,
      State: 'INVITED',
      HasPassword: false,
      SingleSignOn: false,
      SecondStep: false,
      CreateTime: expect.any(Number),
      LinkExpiryTime: ExpiryTime,
      AccessKeys: 0,
      Sessions: 0,
    });
    const stored = await server.database.read.selectFrom('password_links').selectAll().execute();
    expect(JSON.stringify(stored)).not.toContain(LinkToken);
  });

  test('is refused where the name is taken, in whatever case', async () => {
    const refusal = await server.refused('CreateUser', { UserName: 'ADMIN', Role: 'viewer', ...everything });
    expect([refusal.body.Code, issuesOf(refusal)]).toEqual(['IllegalParam', ['UserName']]);
  });

  test.each(['', 'two words', 'a/b', '<b>', 'x'.repeat(65), 'a\u202eb'])(
    'is refused for the name %j',
    async (UserName) => {
      const refusal = await server.refused('CreateUser', { UserName, Role: 'viewer', ...everything });
      expect(new Set(issuesOf(refusal))).toEqual(new Set(['UserName']));
    },
  );

  test('is refused for a registry that is not there, and leaves nobody behind', async () => {
    const refusal = await server.refused('CreateUser', { UserName: 'anna', Role: 'viewer', RegistryIds: [77] });
    expect([refusal.body.Code, issuesOf(refusal)]).toEqual(['IllegalParam', ['RegistryIds']]);
    expect(await userNamed('anna')).toBeUndefined();
  });

  test('is refused beyond as many as may be', async () => {
    const rows = Array.from({ length: limits.users.most }, (_, index) => `('u${index}', 'viewer', 1, 0)`).join(',');
    await server.database.write.executeQuery({
      ...server.database.write.selectFrom('users').selectAll().compile(),
      sql: `insert into users (name, role, sees_all, created_at) values ${rows}`,
      parameters: [],
    });
    const refusal = await server.refused('CreateUser', { UserName: 'anna', Role: 'viewer', ...everything });
    expect(issuesOf(refusal)).toEqual(['UserName']);
  });
});

describe('the list of users', () => {
  test('comes by name in pages, and can be looked through by name and role', async () => {
    for (const name of ['cleo', 'Berta', 'anna']) await addPerson(server, { name });
    const first = await server.call('ListUsers', { PageSize: 2 });
    expect(first.Users.map(({ UserName }) => UserName)).toEqual(['admin', 'anna']);
    expect(first.PageInfo).toMatchObject({ TotalCount: 4, Count: 2 });
    const rest = await server.call('ListUsers', { PageSize: 2, CurrentPage: 2 });
    expect(rest.Users.map(({ UserName }) => UserName)).toEqual(['Berta', 'cleo']);
    const found = await server.call('ListUsers', { Search: 'BER' });
    expect(found.Users.map(({ UserName }) => UserName)).toEqual(['Berta']);
    expect((await server.call('ListUsers', { Role: 'administrator' })).PageInfo.TotalCount).toBe(1);
  });

  test('counts sessions and access keys', async () => {
    const anna = await addPerson(server, { name: 'anna' });
    await signedIn(server, 'anna');
    await anna.call('CreateAccessKey', { Name: 'nightly' });
    expect(await userNamed('anna')).toMatchObject({ State: 'ACTIVE', Sessions: 2, AccessKeys: 1 });
  });
});

describe('changing a user', () => {
  test('ends their sessions, and they have the new role from then on, their scripts at once', async () => {
    const anna = await addPerson(server, { name: 'anna', role: 'operator' });
    const { AccessKeyId, AccessKeySecret } = await anna.call('CreateAccessKey', { Name: 'nightly' });
    const script = openApiCoreClient(server.url, { accessKeyId: AccessKeyId, accessKeySecret: AccessKeySecret });
    await script('RefreshContainerAssets', { query: { AssetType: 'IMAGE' } });
    await server.call('ModifyUser', { UserName: 'anna', Role: 'viewer' });
    expect(await userNameOf(anna)).toBeNull();
    const refusal = script('RefreshContainerAssets', { query: { AssetType: 'IMAGE' } });
    await expect(refusal).rejects.toMatchObject({ code: 'NoPermission.Role' });
    expect(await userNamed('anna')).toMatchObject({ Role: 'viewer', RegistryIds: null });
  });

  test('to what they are already, or a lost second step, leaves them signed in', async () => {
    const anna = await addPerson(server, { name: 'anna', role: 'operator', registryIds: [] });
    await server.call('ModifyUser', { UserName: 'anna', Role: 'operator', RegistryIds: [], Disabled: false });
    await server.call('ModifyUser', { UserName: 'anna', SecondStep: false });
    await server.call('ModifyUser', { UserName: 'anna' });
    expect(await userNameOf(anna)).toBe('anna');
    await server.call('ModifyUser', { UserName: 'anna', RegistryIds: null });
    expect(await userNameOf(anna)).toBeNull();
  });

  test('to be disabled signs them out, stops their scripts and ends their links, until they are enabled', async () => {
    const anna = await addPerson(server, { name: 'anna' });
    const { AccessKeyId, AccessKeySecret } = await anna.call('CreateAccessKey', { Name: 'nightly' });
    const script = openApiCoreClient(server.url, { accessKeyId: AccessKeyId, accessKeySecret: AccessKeySecret });
    await server.call('CreatePasswordLink', { UserName: 'anna' });
    await server.call('ModifyUser', { UserName: 'anna', Disabled: true });
    expect(await userNameOf(anna)).toBeNull();
    await expect(script('DescribeImageStatistics')).rejects.toMatchObject({ code: 'InvalidAccessKeyId.Inactive' });
    const disabled = await userNamed('anna');
    expect(disabled?.State).toBe('DISABLED');
    expect(disabled).not.toHaveProperty('LinkExpiryTime');
    await server.call('ModifyUser', { UserName: 'anna', Disabled: false });
    await script('DescribeImageStatistics');
    expect((await userNamed('anna'))?.State).toBe('ACTIVE');
  });

  test('chooses their registries anew, and forgets one that is deleted', async () => {
    const harbor = await startHarborV2({ world: createWorld({ images: 1 }) });
    onTestFinished(() => harbor.close());
    const { Data } = await server.call('AddPrivateRegistry', harborRequest(harbor.port));
    await addPerson(server, { name: 'anna' });
    await server.call('ModifyUser', { UserName: 'anna', RegistryIds: [Data.Id, Data.Id] });
    expect(await userNamed('anna')).toMatchObject({ RegistryIds: [Data.Id] });
    const unknown = await server.refused('ModifyUser', {
      UserName: 'anna',
      Role: 'operator',
      RegistryIds: [Data.Id, 77],
    });
    expect(issuesOf(unknown)).toEqual(['RegistryIds']);
    expect(await userNamed('anna')).toMatchObject({ Role: 'viewer', RegistryIds: [Data.Id] });
    await server.call('DeletePrivateRegistry', { RegistryId: Data.Id });
    await expect.poll(() => userNamed('anna')).toMatchObject({ RegistryIds: [] });
  });

  test('whom nobody knows is refused', async () => {
    for (const action of ['ModifyUser', 'CreatePasswordLink', 'EndUserSessions', 'DeleteUser'] as const) {
      expect(await codeOf(server.refused(action, { UserName: 'nobody' }))).toBe('NotFound');
    }
  });
});

test('an administrator signs somebody out everywhere', async () => {
  const anna = await addPerson(server, { name: 'anna' });
  await signedIn(server, 'anna');
  expect(await server.call('EndUserSessions', { UserName: 'Anna' })).toMatchObject({ Count: 2 });
  expect(await userNameOf(anna)).toBeNull();
});

test('who is deleted is gone with sessions and keys; what they did stays in the audit log', async () => {
  const anna = await addPerson(server, { name: 'anna' });
  await anna.call('CreateAccessKey', { Name: 'nightly' });
  await server.call('DeleteUser', { UserName: 'anna' });
  expect(await userNameOf(anna)).toBeNull();
  expect(await server.database.read.selectFrom('access_keys').selectAll().execute()).toEqual([]);
  const entries = await auditEntries(server);
  expect(entries.map(actOf)).toEqual([
    ['CreateAccessKey', 'anna', 'OK'],
    ['DeleteUser', 'admin', 'OK'],
  ]);
  expect(entries[1]?.target).toBe('UserName=anna');
});

describe('the last administrator who can come in', () => {
  const acts: [what: string, ...Parameters<TestServer['refused']>][] = [
    ['is not deleted', 'DeleteUser', { UserName: 'admin' }],
    ['is not disabled', 'ModifyUser', { UserName: 'admin', Disabled: true }],
    ['keeps the role', 'ModifyUser', { UserName: 'admin', Role: 'operator' }],
  ];
  test.each(acts)('%s, not where another is only invited, or disabled', async (_what, action, request) => {
    await server.call('CreateUser', { UserName: 'invited', Role: 'administrator', ...everything });
    await addPerson(server, { name: 'disabled', role: 'administrator' });
    await server.call('ModifyUser', { UserName: 'disabled', Disabled: true });
    expect(await codeOf(server.refused(action, request))).toBe('LastAdministrator');
    expect(await userNameOf(server)).toBe('admin');
  });

  test.each(acts)('%s unless there is another', async (_what, action, request) => {
    await addPerson(server, { name: 'second', role: 'administrator' });
    await server.call(action as 'DeleteUser', request as { UserName: string });
    expect(await userNameOf(server)).toBeNull();
  });

  test('stays, where two lower each other at the same moment', async () => {
    const second = await addPerson(server, { name: 'second', role: 'administrator' });
    const answers = await Promise.all([
      server.fetch('/api/ModifyUser', { method: 'POST', body: '{"UserName":"second","Role":"viewer"}' }),
      second.fetch('/api/ModifyUser', { method: 'POST', body: '{"UserName":"admin","Role":"viewer"}' }),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const left = await server.database.read
      .selectFrom('users')
      .selectAll()
      .where('role', '=', 'administrator')
      .execute();
    expect(left).toHaveLength(1);
  });

  test('has a password: the identity provider may be away, or name no administrator any more', async () => {
    await addSingleSignOnUser('sso', 'administrator');
    expect(await codeOf(server.refused('DeleteUser', { UserName: 'admin' }))).toBe('LastAdministrator');
    await server.call('DeleteUser', { UserName: 'sso' });
  });
});

describe('a user of single sign-on', () => {
  beforeEach(() => addSingleSignOnUser('sso', 'viewer'));

  test('gets no link to choose a password by', async () => {
    expect(issuesOf(await server.refused('CreatePasswordLink', { UserName: 'sso' }))).toEqual(['UserName']);
  });

  test('has the role that the identity provider says; registries and whether they may come in are decided here', async () => {
    expect(issuesOf(await server.refused('ModifyUser', { UserName: 'sso', Role: 'operator' }))).toEqual(['Role']);
    await server.call('ModifyUser', { UserName: 'sso', Role: 'viewer', RegistryIds: [] });
    await server.call('ModifyUser', { UserName: 'sso', Disabled: true });
    expect(await userNamed('sso')).toMatchObject({ Role: 'viewer', RegistryIds: [], State: 'DISABLED' });
  });
});

async function addSingleSignOnUser(name: string, role: Role): Promise<void> {
  const subject = { issuer: 'https://id.example.com', subject: '7' };
  await server.database.write
    .insertInto('users')
    .values({ name, role, sees_all: 1, password_hash: null, created_at: 0, ...subject })
    .execute();
}
