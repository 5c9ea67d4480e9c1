import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Link, linkSchema, sessionSchema } from '#contract/access/session.ts';
import { adminPassword } from '../../testing/adminPassword.ts';
import { actOf, auditEntries } from '../../testing/audited.ts';
import { startTestServer, type TestServer } from '../../testing/testServer.ts';
import { addPerson, codeOf, cookiesOf, errorOf, personWith, signedIn } from '../../testing/users/person.ts';

let server: TestServer;
let now: number;
beforeEach(async () => {
  now = Date.now();
  server = await startTestServer({}, { now: () => now });
});
afterEach(() => server.close());

const password = 'a password of her own';
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  server.fetch(path, { method: 'POST', body: JSON.stringify(body), headers, cookie: null });
const follow = (token: string, chosen = password, headers: Record<string, string> = {}) =>
  post('/api/password-link', { token, password: chosen }, headers);
const describeLink = (token: string) => post('/api/password-link/describe', { token });
const linkOf = async (answer: Response): Promise<Link> => linkSchema.parse(await answer.json());
const whoAnswers = async (answer: Response) => sessionSchema.parse(await answer.json()).userName;
const signIn = (userName: string, given: string) => post('/api/session', { userName, password: given });
const invite = async (UserName = 'anna') =>
  (await server.call('CreateUser', { UserName, Role: 'operator', RegistryIds: null })).LinkToken;

describe('an invitation', () => {
  test('tells whose it is, takes a password, and signs in', async () => {
    const token = await invite();
    expect(await linkOf(await describeLink(token))).toEqual({
      userName: 'anna',
      isFirst: true,
      expiryTime: now + 24 * 3_600_000,
    });
    const answer = await follow(token);
    expect(await whoAnswers(answer.clone())).toBe('anna');
    const anna = personWith(server, 'anna', cookiesOf(answer));
    expect(await anna.call('DescribeAccount', {})).toMatchObject({
      UserName: 'anna',
      Role: 'operator',
      HasPassword: true,
    });
    expect((await signIn('anna', password)).status).toBe(200);
  });

  test('lets nobody in before it was followed, by any password', { tags: 'thorough' }, async () => {
    await invite();
    expect(await codeOf(await signIn('anna', password))).toBe('SignInRefused');
  });

  test('can be used once, even by two requests at the same moment', async () => {
    const token = await invite();
    const answers = await Promise.all([follow(token), follow(token, 'the other’s password')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403]);
    expect(await codeOf(await follow(token))).toBe('LinkInvalid');
  });

  test('can still be used when the password is refused', { tags: 'thorough' }, async () => {
    const token = await invite();
    for (const chosen of ['short', 'qwerty123456']) {
      const { Code, Issues } = await errorOf(await follow(token, chosen));
      expect([Code, Issues?.map(({ path }) => path)]).toEqual(['IllegalParam', [['password']]]);
    }
    expect((await follow(token)).status).toBe(200);
  });
});

describe('a link that lets nobody in is answered alike', () => {
  const reasons: [why: string, make: () => Promise<string>][] = [
    ['never was', async () => 'A'.repeat(43)],
    [
      'was followed',
      async () => {
        const token = await invite();
        await follow(token);
        return token;
      },
    ],
    [
      'has ended',
      async () => {
        const token = await invite();
        now += 24 * 3_600_000;
        return token;
      },
    ],
    [
      'was replaced by a later one',
      async () => {
        const token = await invite();
        await server.call('CreatePasswordLink', { UserName: 'anna' });
        return token;
      },
    ],
    [
      'is of somebody disabled',
      async () => {
        const token = await invite();
        await server.call('ModifyUser', { UserName: 'anna', Disabled: true });
        return token;
      },
    ],
    [
      'is of somebody deleted',
      async () => {
        const token = await invite();
        await server.call('DeleteUser', { UserName: 'anna' });
        return token;
      },
    ],
  ];
  test.each(reasons)('whether it %s', { tags: 'thorough' }, async (_why, make) => {
    const token = await make();
    for (const answer of [await describeLink(token), await follow(token)]) {
      expect(answer.status).toBe(403);
      const { RequestId: _request, HostId: _host, ...body } = await errorOf(answer);
      expect(body).toEqual({
        Code: 'LinkInvalid',
        Message: '链接已失效',
        Recommend: '每个链接仅可使用一次，有效期为一天。请联系管理员重新生成。',
      });
    }
  });

  test('whoever tries many has to wait, by their address', async () => {
    for (let guess = 0; guess < 5; guess += 1) await describeLink(`${guess}`.repeat(43));
    expect(await codeOf(await describeLink('A'.repeat(43)))).toBe('Throttling.SignIn');
    const elsewhere = { 'x-forwarded-for': '198.51.100.7' };
    expect(await codeOf(await follow('A'.repeat(43), password, elsewhere))).toBe('LinkInvalid');
  });
});

test('a link to choose a password anew ends all sessions of its user, and the former password', {
  tags: 'thorough',
}, async () => {
  const anna = await addPerson(server, { name: 'anna' });
  const other = await signedIn(server, 'anna');
  const { LinkToken } = await server.call('CreatePasswordLink', { UserName: 'anna' });
  expect(await linkOf(await describeLink(LinkToken))).toMatchObject({ isFirst: false });
  expect((await signIn('anna', adminPassword)).status).toBe(200);
  await follow(LinkToken);
  for (const { fetch } of [anna, other]) expect(await whoAnswers(await fetch('/api/session'))).toBeNull();
  expect(await codeOf(await signIn('anna', adminPassword))).toBe('SignInRefused');
  expect((await signIn('anna', password)).status).toBe(200);
});

test('links are recorded with who made and who followed them, from where, and never what they carry', {
  tags: 'thorough',
}, async () => {
  const token = await invite();
  await describeLink('A'.repeat(43));
  await follow(token);
  const entries = await auditEntries(server);
  expect(entries.map(actOf)).toEqual([
    ['CreateUser', 'admin', 'OK'],
    ['FollowLink', '', 'LinkInvalid'],
    ['FollowLink', 'anna', 'OK'],
  ]);
  expect(entries[2]?.address).toBe('127.0.0.1');
  for (const text of [JSON.stringify(entries), server.logged()]) expect(text).not.toContain(token);
});
