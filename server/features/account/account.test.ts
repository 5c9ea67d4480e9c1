import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { startHarborV2 } from '#simulators/harbor/startHarborV2.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { adminPassword } from '../../testing/adminPassword.ts';
import { actOf, auditEntries } from '../../testing/audited.ts';
import { openApiCoreClient } from '../../testing/sdkClients.ts';
import { startTestServer, type TestServer } from '../../testing/testServer.ts';
import { addPerson, cookiesOf, type Person, personWith, signedIn, userNameOf } from '../../testing/users/person.ts';

let server: TestServer;
let anna: Person;
beforeEach(async () => {
  server = await startTestServer();
  anna = await addPerson(server, { name: 'anna' });
});
afterEach(() => server.close());

const another = 'another long password';
const signIn = async (password: string) => {
  const body = JSON.stringify({ userName: 'anna', password });
  return (await server.fetch('/api/session', { method: 'POST', body, cookie: null })).status;
};
const issueOf = async (refusal: ReturnType<Person['refused']>) => {
  const { Code, Issues } = await refusal;
  return Issues === undefined ? Code : Issues.map(({ path }) => path.join('.')).join();
};

describe('the account', () => {
  test('names the registries that its owner sees, and tells scripts whose they are', async () => {
    const harbor = await startHarborV2({ world: createWorld({ images: 1 }) });
    onTestFinished(() => harbor.close());
    const { Data } = await server.call('AddPrivateRegistry', harborRequest(harbor.port));
    const ben = await addPerson(server, { name: 'ben', role: 'operator', registryIds: [Data.Id] });
    const expected = {
      UserName: 'ben',
      Role: 'operator',
      Registries: [{ RegistryId: Data.Id, RegistryName: `harbor.example.com:${harbor.port}` }],
      HasPassword: true,
      SingleSignOn: false,
      SecondStep: false,
      RecoveryCodesLeft: 0,
    };
    expect(await ben.call('DescribeAccount', {})).toMatchObject(expected);
    const { AccessKeyId, AccessKeySecret } = await ben.call('CreateAccessKey', { Name: 'nightly' });
    const script = openApiCoreClient(server.url, { accessKeyId: AccessKeyId, accessKeySecret: AccessKeySecret });
    expect(await script('DescribeAccount')).toMatchObject(expected);
    expect(await anna.call('DescribeAccount', {})).toMatchObject({ Registries: null });
  });
});

describe('another password', () => {
  const change = (Password: string, NewPassword = another) =>
    anna.fetch('/api/ChangePassword', { method: 'POST', body: JSON.stringify({ Password, NewPassword }) });

  test('ends all other sessions; this one goes on under another cookie, and the former cookie signs nobody in', {
    tags: 'thorough',
  }, async () => {
    const other = await signedIn(server, 'anna');
    const answer = await change(adminPassword);
    expect(answer.status).toBe(200);
    const renewed = personWith(server, 'anna', cookiesOf(answer));
    expect(answer.headers.getSetCookie()[0]).toMatch(/^mooring_session_\w+=[\w-]{43}; .*HttpOnly.*SameSite=Strict/);
    expect(await Promise.all([renewed, anna, other].map((person) => userNameOf(person)))).toEqual(['anna', null, null]);
    expect((await renewed.call('ListSessions', {})).Sessions).toMatchObject([{ IsCurrent: true }]);
    expect([await signIn(adminPassword), await signIn(another)]).toEqual([401, 200]);
  });

  test('ends links to choose one, and leaves other users alone', async () => {
    await server.call('CreatePasswordLink', { UserName: 'anna' });
    await change(adminPassword);
    expect((await server.call('ListUsers', { Search: 'anna' })).Users[0]).not.toHaveProperty('LinkExpiryTime');
    expect(await userNameOf(server)).toBe('admin');
  });

  test.each([
    ['the present one is wrong', 'wrong', another, 'Password'],
    ['it is a common one', adminPassword, 'qwerty123456', 'NewPassword'],
    ['it is short', adminPassword, 'short', 'NewPassword'],
  ])('is refused where %s, and nothing changes', async (_why, present, chosen, field) => {
    expect(await issueOf(anna.refused('ChangePassword', { Password: present, NewPassword: chosen }))).toBe(field);
    expect(await userNameOf(anna)).toBe('anna');
    expect(await signIn(adminPassword)).toBe(200);
  });

  test('is not guessed: wrong ones keep the user waiting here, and nobody waiting who signs in', async () => {
    for (let guess = 0; guess < 5; guess += 1) {
      expect(await issueOf(anna.refused('ChangePassword', { Password: `${guess}`, NewPassword: another }))).toBe(
        'Password',
      );
    }
    for (const action of ['ChangePassword', 'CreateSecondStep', 'RemoveSecondStep'] as const) {
      const right = { Password: adminPassword, NewPassword: another };
      expect(await issueOf(anna.refused(action, right))).toBe('Throttling.SignIn');
    }
    expect(await signIn(adminPassword)).toBe(200);
  });

  test('is recorded without either password', async () => {
    await anna.refused('ChangePassword', { Password: 'wrong-guess', NewPassword: another });
    await anna.call('ChangePassword', { Password: adminPassword, NewPassword: another });
    const entries = await auditEntries(server);
    expect(entries.map(actOf)).toEqual([
      ['ChangePassword', 'anna', 'IllegalParam'],
      ['ChangePassword', 'anna', 'OK'],
    ]);
    for (const text of [JSON.stringify(entries), server.logged()]) {
      for (const secret of ['wrong-guess', adminPassword, another]) expect(text).not.toContain(secret);
    }
  });

  test('takes a person: no script changes one', async () => {
    const { AccessKeyId, AccessKeySecret } = await anna.call('CreateAccessKey', { Name: 'nightly' });
    const script = openApiCoreClient(server.url, { accessKeyId: AccessKeyId, accessKeySecret: AccessKeySecret });
    const call = script('ChangePassword', { query: { Password: adminPassword, NewPassword: another } });
    await expect(call).rejects.toMatchObject({ code: 'NoPermission.KeyManagement' });
  });
});

describe('sessions', () => {
  test('are listed, the one seen last first, with which of them asks', async () => {
    await server.database.write
      .updateTable('sessions')
      .set({ last_seen_at: Date.now() - 30_000 })
      .execute();
    const other = await signedIn(server, 'anna');
    const { Sessions } = await other.call('ListSessions', {});
    expect(Sessions.map(({ IsCurrent }) => IsCurrent)).toEqual([true, false]);
  });

  test('end one by one, or all but the one that asks', async () => {
    const others = [await signedIn(server, 'anna'), await signedIn(server, 'anna'), await signedIn(server, 'anna')];
    const [{ SessionId } = { SessionId: 0 }] =
      (await others[0]?.call('ListSessions', {}))?.Sessions.filter(({ IsCurrent }) => IsCurrent) ?? [];
    expect(await anna.call('EndSessions', { SessionId })).toMatchObject({ Count: 1 });
    expect(await Promise.all(others.map((person) => userNameOf(person)))).toEqual([null, 'anna', 'anna']);
    expect(await anna.call('EndSessions', {})).toMatchObject({ Count: 2 });
    expect(await Promise.all([anna, ...others].map((person) => userNameOf(person)))).toEqual([
      'anna',
      null,
      null,
      null,
    ]);
  });

  test('of others are none of one’s own', async () => {
    const { Sessions } = await server.call('ListSessions', {});
    expect(Sessions).toHaveLength(1);
    expect(await issueOf(anna.refused('EndSessions', { SessionId: Sessions[0]?.SessionId }))).toBe('NotFound');
    expect(await userNameOf(server)).toBe('admin');
  });
});
