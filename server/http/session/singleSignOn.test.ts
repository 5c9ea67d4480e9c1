import { beforeEach, describe, expect, test } from 'vitest';
import { problemIn, type SingleSignOnProblem } from '#contract/access/singleSignOn.ts';
import { auditEntries } from '../../testing/audited.ts';
import { openApiCoreClient } from '../../testing/sdkClients.ts';
import { openBrowser, passProvider } from '../../testing/singleSignOn/browser.ts';
import { prepareSingleSignOn } from '../../testing/singleSignOn/prepareSingleSignOn.ts';
import type { IdToken } from '../../testing/singleSignOn/startProvider.ts';
import { personWith } from '../../testing/users/person.ts';

const signOn = prepareSingleSignOn();
const { startUrl, callback, visit, signIn, who } = signOn;

const problemAt = ({ hash }: URL) => problemIn(hash);
const userNamed = async (name: string) =>
  (await signOn.server.call('ListUsers', { Search: name })).Users.find(({ UserName }) => UserName === name);

test('the first sign-in creates the user, with the role of their groups, and leads to the page they wanted', async () => {
  const at = await signIn();
  expect(`${at.pathname}${at.search}${at.hash}`).toBe('/images?view=repository');
  expect(await who()).toMatchObject({ userName: 'anna', role: 'operator', seesAllRegistries: true });
  expect(await userNamed('anna')).toMatchObject({
    State: 'ACTIVE',
    HasPassword: false,
    SingleSignOn: true,
    Sessions: 1,
  });
});

test('the page is told that there is one, and its name', async () => {
  expect(await who()).toMatchObject({ userName: null, singleSignOn: { name: 'Company login' } });
});

describe('at the next sign-in', () => {
  beforeEach(() => signIn());

  test('the role is the one of that day, and sessions under the former one end', async () => {
    signOn.provider.people.set('u-1', { preferred_username: 'anna', groups: ['security'] });
    const other = openBrowser();
    await signIn('u-1', other);
    expect(await who(other)).toMatchObject({ userName: 'anna', role: 'administrator' });
    expect(await who()).toMatchObject({ userName: null });
  });

  test('whoever has no role any more is refused, and signed out everywhere', async () => {
    signOn.provider.people.set('u-1', { preferred_username: 'anna', groups: ['visitors'] });
    expect(problemAt(await signIn('u-1', openBrowser()))).toBe('NoRole');
    expect(await who()).toMatchObject({ userName: null });
  });

  test('scripts of whoever has no role any more are refused, until a sign-in gives them one', async () => {
    const anna = personWith(signOn.server, 'anna', signOn.browser.cookies(signOn.server.url));
    const { AccessKeyId, AccessKeySecret } = await anna.call('CreateAccessKey', { Name: 'nightly' });
    const script = openApiCoreClient(signOn.server.url, { accessKeyId: AccessKeyId, accessKeySecret: AccessKeySecret });
    await script('DescribeImageStatistics');

    signOn.provider.people.set('u-1', { preferred_username: 'anna', groups: ['visitors'] });
    await signIn();
    await expect(script('DescribeImageStatistics')).rejects.toMatchObject({ code: 'InvalidAccessKeyId.Inactive' });
    expect(await userNamed('anna')).toMatchObject({ State: 'NO_ROLE', AccessKeys: 1, Sessions: 0 });
    await signOn.server.call('ModifyUser', { UserName: 'anna', Disabled: true });
    await signOn.server.call('ModifyUser', { UserName: 'anna', Disabled: false });
    await expect(script('DescribeImageStatistics')).rejects.toMatchObject({ code: 'InvalidAccessKeyId.Inactive' });

    signOn.provider.people.set('u-1', { preferred_username: 'anna', groups: ['ops'] });
    await signIn();
    await script('DescribeImageStatistics');
    expect(await userNamed('anna')).toMatchObject({ State: 'ACTIVE', Role: 'operator' });
  });

  test('whom an administrator has disabled is refused', async () => {
    await signOn.server.call('ModifyUser', { UserName: 'anna', Disabled: true });
    expect(problemAt(await signIn('u-1', openBrowser()))).toBe('Disabled');
  });

  test('another name at the provider makes no other user: its own id for the person counts', async () => {
    signOn.provider.people.set('u-1', { preferred_username: 'anna.married', groups: ['ops'] });
    await signIn('u-1', openBrowser());
    expect(await userNamed('anna.married')).toBeUndefined();
  });

  test('the session that the browser had ends', async () => {
    await signIn();
    expect(await userNamed('anna')).toMatchObject({ Sessions: 1 });
  });
});

describe('is refused, by name', () => {
  test('whose groups have no role', async () => {
    signOn.provider.people.set('u-2', { preferred_username: 'eve', groups: ['visitors'] });
    expect(problemAt(await signIn('u-2'))).toBe('NoRole');
    expect(await userNamed('eve')).toBeUndefined();
  });

  test('whose name another user has, whatever its letters: nobody is taken over', async () => {
    signOn.provider.people.set('u-3', { preferred_username: 'ADMIN', groups: ['security'] });
    expect(problemAt(await signIn('u-3'))).toBe('NameTaken');
    expect(await who()).toMatchObject({ userName: null });
    expect(await userNamed('admin')).toMatchObject({ SingleSignOn: false });
  });

  test('whom the provider itself refuses', async () => {
    expect(problemAt(await signIn('nobody'))).toBe('Refused');
  });
});

describe('nobody is signed in by', () => {
  const expectNobody = async (at: URL, problem: SingleSignOnProblem) => {
    expect(problemAt(at)).toBe(problem);
    expect(await who()).toMatchObject({ userName: null });
    expect(await userNamed('anna')).toBeUndefined();
  };

  test('an answer with another state than the browser began with', async () => {
    const url = new URL(await callback());
    url.searchParams.set('state', `${url.searchParams.get('state')?.slice(0, -1)}x`);
    await expectNobody(await visit(url.href), 'Interrupted');
  });

  test('somebody else’s answer: a stranger’s link signs no victim in as the stranger', async () => {
    const url = await callback('u-1', openBrowser());
    await expectNobody(await visit(url), 'Interrupted');
  });

  test('an answer that was used already, even with the cookies that it was used with', async () => {
    const url = await callback();
    const cookie = signOn.browser.cookies(url);
    await signOn.browser.get(url);
    const again = await fetch(url, { headers: { cookie }, redirect: 'manual' });
    expect(problemIn(new URL(again.headers.get('location') ?? '', signOn.server.url).hash)).toBe('Interrupted');
  });

  test('a code that the provider has not given out', async () => {
    const url = new URL(await callback());
    url.searchParams.set('code', 'made-up');
    await expectNobody(await visit(url.href), 'Interrupted');
  });

  test('the answer of another provider, mixed up with ours', async () => {
    const url = new URL(await callback());
    url.searchParams.set('iss', 'https://other.example.com');
    await expectNobody(await visit(url.href), 'AnswerInvalid');
  });

  const hour = 3_600;
  const tamperings: [string, (token: IdToken) => void][] = [
    ['another nonce', ({ claims }) => Object.assign(claims, { nonce: 'other' })],
    ['no nonce', ({ claims }) => delete claims.nonce],
    ['another client’s', ({ claims }) => Object.assign(claims, { aud: 'other-client' })],
    ['another issuer', ({ claims }) => Object.assign(claims, { iss: 'https://other.example.com' })],
    ['an expired', ({ claims }) => Object.assign(claims, { iat: 1_000, exp: Math.floor(Date.now() / 1_000) - hour })],
    ['no time of expiry', ({ claims }) => delete claims.exp],
    ['no subject', ({ claims }) => delete claims.sub],
    ['an unsigned (alg none)', (token) => Object.assign(token, { signed: false, header: { alg: 'none' } })],
    ['another key’s', (token) => Object.assign(token, { signed: 'foreign' })],
    ['no valid signature', (token) => Object.assign(token, { signed: false })],
  ];
  test.each(tamperings)('an ID token: %s', async (_name, tamper) => {
    const url = await callback();
    signOn.provider.tamper(tamper);
    await expectNobody(await visit(url), 'AnswerInvalid');
  });
});

test('two tabs of a browser may be at it at once', async () => {
  const atProvider = ({ origin }: URL) => origin === signOn.provider.issuer;
  const tabs = [
    await signOn.browser.follow(startUrl(), atProvider),
    await signOn.browser.follow(startUrl(), atProvider),
  ];
  for (const tab of tabs) {
    const answer = await signOn.browser.get(await passProvider(signOn.browser, tab, 'u-1'));
    expect(answer.headers.get('location')).toBe('/images?view=repository');
  }
  expect(await who()).toMatchObject({ userName: 'anna' });
});

test.each([
  'https://evil.example.com/',
  '//evil.example.com/',
  '/\\evil.example.com/',
  '/\t/evil.example.com/',
  '/.//evil.example.com/',
  'javascript:alert(1)',
  '/api/session',
])('%j is no page of ours, so the start page is led to', async (to) => {
  const url = await passProvider(signOn.browser, startUrl(to), 'u-1');
  expect((await signOn.browser.get(url)).headers.get('location')).toBe('/');
});

test('another site cannot begin a sign-in, but may lead back from one', async () => {
  const crossSite = { headers: { 'sec-fetch-site': 'cross-site' }, cookie: null, redirect: 'manual' } as const;
  expect((await signOn.server.fetch('/api/oidc/start', crossSite)).status).toBe(403);
  expect((await signOn.server.fetch('/api/oidc/callback', crossSite)).status).toBe(303);
});

test('what is sealed for the way is out of reach for scripts, and of short life', async () => {
  const answer = await signOn.browser.get(startUrl());
  expect(answer.headers.get('set-cookie')).toMatch(/Max-Age=600; Path=\/; HttpOnly; SameSite=Lax/);
});

test('who came in, was created or refused is in the audit log, with how', async () => {
  await signIn();
  signOn.provider.people.set('u-1', { preferred_username: 'anna', groups: [] });
  await signIn();
  signOn.provider.people.set('u-1', { preferred_username: 'anna', groups: ['staff'] });
  await signIn();
  const entries = (await auditEntries(signOn.server)).map(
    ({ door, user_name, action, outcome }) => `${door} ${user_name} ${action} ${outcome}`,
  );
  expect(entries).toEqual([
    'singleSignOn anna CreateUser OK',
    'singleSignOn anna SignIn OK',
    'singleSignOn anna SignIn SingleSignOn.NoRole',
    'singleSignOn anna ModifyUser OK',
    'singleSignOn anna SignIn OK',
  ]);
});

test('the client’s secret and what the provider says are in no log', async () => {
  signOn.provider.tamper(({ claims }) => Object.assign(claims, { nonce: 'other' }));
  await signIn();
  expect(signOn.server.logged()).toContain('single sign-on: the provider failed a call');
  expect(signOn.server.logged()).not.toContain(signOn.provider.clientSecret);
  expect(signOn.server.logged()).not.toContain('preferred_username');
  expect(signOn.server.logged()).not.toContain('eyJ');
});
