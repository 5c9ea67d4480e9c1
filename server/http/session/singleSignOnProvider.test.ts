import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { problemIn } from '#contract/access/singleSignOn.ts';
import { type Browser, openBrowser, passProvider } from '../../testing/singleSignOn/browser.ts';
import { type RunningProvider, startProvider } from '../../testing/singleSignOn/startProvider.ts';
import { startTestServer, type TestServer } from '../../testing/testServer.ts';

let provider: RunningProvider;
beforeAll(async () => {
  // Its data are in memory, of which it warns.
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  provider = await startProvider();
});
afterAll(() => provider.close());

const roles = { MOORING_OIDC_ROLES: 'security=administrator,ops=operator,staff=viewer' };

let server: TestServer;
let browser: Browser;
beforeEach(async () => {
  provider.people.clear();
  provider.people.set('u-1', { preferred_username: 'anna', groups: ['ops', 'staff'] });
  server = await startTestServer({ ...provider.environment, ...roles });
  browser = openBrowser();
});
afterEach(() => server.close());

const startUrl = (to = '/images?view=repository') =>
  new URL(`/api/oidc/start?${new URLSearchParams({ to })}`, server.url).href;
const callback = (account = 'u-1', by = browser) => passProvider(by, startUrl(), account);

/** Signs in; where the browser is in the end. */
async function signIn(account = 'u-1', by = browser): Promise<URL> {
  const answer = await by.get(await callback(account, by));
  return new URL(answer.headers.get('location') ?? '', server.url);
}
const problemAt = ({ hash }: URL) => problemIn(hash);
const who = async () => (await browser.get(new URL('/api/session', server.url).href)).json();

let now: number;
const clock = { now: () => now };
const startOf = async () => {
  const answer = await browser.get(startUrl());
  return new URL(answer.headers.get('location') ?? '', server.url);
};
const restart = async (environment: Record<string, string>) => {
  await server.close();
  server = await startTestServer({ ...provider.environment, ...roles, ...environment }, clock);
};
beforeEach(() => {
  now = Date.now();
});

test('a provider that is away stops no server: the sign-in says so, and works once it is there', async () => {
  const away = await startProvider();
  const { port } = new URL(away.issuer);
  await away.close();
  await restart({ MOORING_OIDC_ISSUER: away.issuer });
  expect(problemAt(await startOf())).toBe('ProviderAway');
  expect(server.logged()).toContain('"reason":"refused"');

  const back = await startProvider({ port: Number(port) });
  now += 6_000;
  expect((await startOf()).origin).toBe(back.issuer);
  await back.close();
});

test('a provider that calls itself otherwise than it is configured is none', async () => {
  await restart({ MOORING_OIDC_ISSUER: provider.issuer.replace('localhost', '127.0.0.1') });
  expect(problemAt(await startOf())).toBe('ProviderAway');
});

test('a provider that knows another secret says so, and the secret stays out of the log', async () => {
  await restart({ MOORING_OIDC_CLIENT_SECRET: 'a-secret-mistyped' });
  expect(problemAt(await signIn())).toBe('ClientRefused');
  expect(server.logged()).not.toContain('a-secret-mistyped');
});

test('a provider that tells groups and names only when it is asked is asked', async () => {
  const reticent = await startProvider({ claimsInIdToken: false });
  reticent.people.set('u-1', { preferred_username: 'anna', realm_access: { roles: ['security'] } });
  await restart({ ...reticent.environment, MOORING_OIDC_ROLE_CLAIM: 'realm_access.roles' });
  await signIn();
  expect(await who()).toMatchObject({ userName: 'anna', role: 'administrator' });
  await reticent.close();
});

test('a person has ten minutes for a person: what comes later was not begun here', async () => {
  await restart({});
  const url = await callback();
  now += 10 * 60_000 + 1;
  expect(problemIn(new URL((await browser.get(url)).headers.get('location') ?? '', server.url).hash)).toBe(
    'Interrupted',
  );
});

test('nobody is let in before the administrator is there', async () => {
  await restart({ MOORING_ADMIN_PASSWORD: '' });
  expect((await startOf()).href).toBe(new URL('/', server.url).href);
});

test('a provider that is not configured has no routes', async () => {
  await restart({
    MOORING_OIDC_ISSUER: '',
    MOORING_OIDC_CLIENT_ID: '',
    MOORING_OIDC_CLIENT_SECRET: '',
    MOORING_OIDC_ROLES: '',
    MOORING_OIDC_NAME: '',
  });
  expect((await server.fetch('/api/oidc/start')).status).toBe(404);
  expect(await who()).toMatchObject({ singleSignOn: null });
});

test('new users see no registry where it is configured so', async () => {
  await server.close();
  server = await startTestServer({ ...provider.environment, ...roles, MOORING_OIDC_REGISTRIES: 'none' });
  await signIn();
  expect(await who()).toMatchObject({ userName: 'anna', seesAllRegistries: false });
});
