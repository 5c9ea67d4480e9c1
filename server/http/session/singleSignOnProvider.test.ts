import { beforeEach, expect, test } from 'vitest';
import { problemIn } from '#contract/access/singleSignOn.ts';
import { prepareSingleSignOn } from '../../testing/singleSignOn/prepareSingleSignOn.ts';
import { startProvider } from '../../testing/singleSignOn/startProvider.ts';

const signOn = prepareSingleSignOn();
const { startUrl, callback, visit, signIn, who } = signOn;
const problemAt = ({ hash }: URL) => problemIn(hash);

let now: number;
const startAnother = (environment: Record<string, string>) => signOn.startAnother(environment, { now: () => now });
beforeEach(() => {
  now = Date.now();
});

test('a provider that is away stops no server: the sign-in says so, and works once it is there', async () => {
  const away = await startProvider();
  const { port } = new URL(away.issuer);
  await away.close();
  await startAnother({ MOORING_OIDC_ISSUER: away.issuer });
  expect(problemAt(await visit(startUrl()))).toBe('ProviderAway');
  expect(signOn.server.logged()).toContain('"reason":"refused"');

  const back = await startProvider({ port: Number(port) });
  now += 6_000;
  expect((await visit(startUrl())).origin).toBe(back.issuer);
  await back.close();
});

test('a provider that calls itself otherwise than it is configured is none', async () => {
  await startAnother({ MOORING_OIDC_ISSUER: signOn.provider.issuer.replace('localhost', '127.0.0.1') });
  expect(problemAt(await visit(startUrl()))).toBe('ProviderAway');
});

test('a provider that knows another secret says so, and the secret stays out of the log', async () => {
  await startAnother({ MOORING_OIDC_CLIENT_SECRET: 'a-secret-mistyped' });
  expect(problemAt(await signIn())).toBe('ClientRefused');
  expect(signOn.server.logged()).not.toContain('a-secret-mistyped');
});

test('a provider that tells groups and names only when it is asked is asked', async () => {
  const reticent = await startProvider({ claimsInIdToken: false });
  reticent.people.set('u-1', { preferred_username: 'anna', realm_access: { roles: ['security'] } });
  await startAnother({ ...reticent.environment, MOORING_OIDC_ROLE_CLAIM: 'realm_access.roles' });
  await signIn();
  expect(await who()).toMatchObject({ userName: 'anna', role: 'administrator' });
  await reticent.close();
});

test('a person has ten minutes for a person: what comes later was not begun here', async () => {
  await startAnother({});
  const url = await callback();
  now += 10 * 60_000 + 1;
  expect(problemAt(await visit(url))).toBe('Interrupted');
});

test('nobody is let in before the administrator is there', async () => {
  await startAnother({ MOORING_ADMIN_PASSWORD: '' });
  expect((await visit(startUrl())).href).toBe(new URL('/', signOn.server.url).href);
});

test('a provider that is not configured has no routes', async () => {
  await startAnother({
    MOORING_OIDC_ISSUER: '',
    MOORING_OIDC_CLIENT_ID: '',
    MOORING_OIDC_CLIENT_SECRET: '',
    MOORING_OIDC_ROLES: '',
    MOORING_OIDC_NAME: '',
  });
  expect((await signOn.server.fetch('/api/oidc/start')).status).toBe(404);
  expect(await who()).toMatchObject({ singleSignOn: null });
});

test('new users see no registry where it is configured so', async () => {
  await startAnother({ MOORING_OIDC_REGISTRIES: 'none' });
  await signIn();
  expect(await who()).toMatchObject({ userName: 'anna', seesAllRegistries: false });
});
