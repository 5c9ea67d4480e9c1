import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type RunningQuay, startQuay } from '#simulators/quay/startQuay.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { fixedSource } from '#simulators/world/repository.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import { collectRepositories } from '../testing/collected.ts';
import { failureOf } from '../testing/failureOf.ts';
import { organizationsOf, quayTarget } from '../testing/quayTarget.ts';
import { testHttp } from '../testing/testHttp.ts';
import { quayConnector } from './connector.ts';

const connector = quayConnector(testHttp(), { throttleIntervalMs: 5 });
let quay: RunningQuay;
beforeEach(async () => {
  quay = await startQuay({ world: createWorld({ images: 30, kind: 'quay' }), lockOutMs: 1 });
});
afterEach(() => quay.close());

const list = (other: Partial<RegistryTarget> = {}) => collectRepositories(connector, quayTarget(quay, other));
/** Why the rows that were not read were not, by their organizations. */
async function failures(other: Partial<RegistryTarget>) {
  const { parts } = await list(other);
  return Object.fromEntries(parts.flatMap(({ part, failure }) => (failure === undefined ? [] : [[part, failure]])));
}
const rows = (...names: string[]) => ({ organizations: organizationsOf(quay, ...names) });

/** Puts so many more repositories into an organization. */
function fill(namespace: string, count: number): void {
  const project = quay.world.projectNamed(namespace);
  if (project === undefined) throw new Error(`there is no ${namespace}`);
  for (let n = 0; n < count; n += 1) {
    quay.world.addRepository(project, { name: `filled/${n}`, createdAt: 0 }, fixedSource([]));
  }
}

function namesIn(namespace: string): string[] {
  return [...quay.world.repositories]
    .filter(({ project }) => project.name === namespace)
    .map(({ name }) => name)
    .sort();
}

test('every repository of every row comes, private and public, slashes in its name kept', async () => {
  const { repositories, declared, skipped } = await list(rows('payments', 'library'));
  const names = (namespace: string) =>
    repositories
      .filter((repository) => repository.namespace === namespace)
      .map(({ name }) => name)
      .sort();
  expect(names('payments')).toEqual(namesIn('payments'));
  expect(names('library')).toEqual(namesIn('library'));
  expect({ declared, skipped }).toEqual({ declared: { namespaces: null, repositories: null }, skipped: [] });
});

test('organizations that are no row stay out', async () => {
  const { repositories } = await list(rows('data'));
  expect(new Set(repositories.map(({ namespace }) => namespace))).toEqual(new Set(['data']));
});

test('each row is read with its own token', async () => {
  const organizations = [
    ...organizationsOf(quay, 'payments'),
    { namespace: 'storefront', authToken: quay.tokens.issue({ owner: 'opsadmin' }) },
  ];
  await list({ organizations });
  const asked = quay.requests.filter(({ path }) => path.startsWith('/api/v1/repository?'));
  expect(asked.map(({ path, user }) => [new URLSearchParams(path.split('?')[1]).get('namespace'), user])).toEqual([
    ['payments', 'admin'],
    ['storefront', 'opsadmin'],
  ]);
});

test('a list of several pages comes whole, its cursor passed back with all that was asked at first', async () => {
  fill('payments', 250);
  const { repositories } = await list(rows('payments'));
  expect(repositories.map(({ name }) => name).sort()).toEqual(namesIn('payments'));
  const pages = quay.requests.filter(({ path }) => path.startsWith('/api/v1/repository?'));
  expect(pages).toHaveLength(3);
  for (const { path } of pages) expect(path).toContain('namespace=payments&public=true&last_modified=true');
});

test('an organization without repositories is empty, and no failure', async () => {
  quay.world.addProject({ name: 'fresh', public: false, createdAt: 0 });
  const organizations = [{ namespace: 'fresh', authToken: quay.tokens.issue() }];
  expect((await list({ organizations })).repositories).toEqual([]);
});

/** The token endpoint is asked for the password, and for the row once its list was read. */
const diedSinceSigningIn = { kind: 'deadToken', path: '/v2/auth', every: 2 } as const;

describe('a list is never shorter in silence', () => {
  const dead = { code: 'FailedToVerifyUsernameOrPwd', reason: 'tokenUnknown' };

  test('a token that was dead before is its row’s failure, though Quay lists with 200; the others are read', async () => {
    const target = rows('payments', 'data', 'library');
    quay.tokens.revoke(target.organizations[1]?.authToken ?? '');
    const { repositories, parts } = await list(target);
    expect(Object.fromEntries(parts.map(({ part, failure }) => [part, failure]))).toEqual({
      payments: undefined,
      data: { ...dead, row: 1 },
      library: undefined,
    });
    expect(new Set(repositories.map(({ namespace }) => namespace))).toEqual(new Set(['payments', 'library']));
  });

  test('a token that dies as the list is read is told, though the page came with 200', async () => {
    const target = rows('payments');
    quay.faults.set(
      { kind: 'deadToken', path: '/api/v1/repository' },
      { kind: 'deadToken', path: '/v2/auth', every: 2 },
    );
    expect(await failures(target)).toMatchObject({ payments: dead });
  });

  test('a token that dies between two pages is told', async () => {
    fill('payments', 150);
    quay.faults.set({ kind: 'deadToken', path: 'next_page=' }, diedSinceSigningIn);
    expect(await failures(rows('payments'))).toMatchObject({ payments: dead });
  });

  test('a public page that came to nobody counts as nobody’s, even if the token lives again', async () => {
    quay.faults.set({ kind: 'deadToken', path: '/api/v1/repository', times: 1 });
    expect(await failures(rows('library'))).toEqual({});
    expect(quay.requests.filter(({ path }) => path.startsWith('/api/v1/repository?'))).toHaveLength(2);
  });

  test('a cursor that has grown stale starts at page one again, which is seen', async () => {
    fill('payments', 250);
    quay.faults.set({ kind: 'staleCursor' });
    expect((await list(rows('payments'))).parts).toEqual([{ part: 'payments', doubts: ['repeatedPage'] }]);
  });

  test('a password that was changed is told, and no token leaves', async () => {
    expect(await failureOf(list({ password: 'changed since' }))).toEqual({
      code: 'FailedToVerifyUsernameOrPwd',
      reason: 'refused',
    });
    expect(quay.requests.some(({ path }) => path.startsWith('/api/'))).toBe(false);
  });

  test('an owner who is no administrator any more lists a part only, and is told', async () => {
    quay.faults.set({ kind: 'nonAdmin' });
    expect(await failures(rows('payments'))).toMatchObject({ payments: { code: 'UserDoesNotHaveAdminRole', row: 0 } });
  });

  test.each([
    [
      'a page of a proxy',
      { kind: 'html' },
      { code: 'RegistryFailure', reason: 'intermediary', status: 200, title: 'Welcome' },
    ],
    ['half a page', { kind: 'brokenJson' }, { code: 'RegistryFailure', reason: 'notJson', status: 200 }],
    ['an error', { kind: 'status', status: 500 }, { code: 'RegistryFailure', reason: 'status', status: 500 }],
    ['a cut', { kind: 'cut' }, { code: 'NetworkConnectError', reason: 'reset', passed: 'connect' }],
  ] as const)('%s in place of a list is a failure', async (_what, fault, failure) => {
    quay.faults.set({ ...fault, path: '/api/v1/repository' });
    expect(await failures(rows('payments'))).toEqual({ payments: failure });
  });

  test.each([
    ['a wait that Quay asks for', 30, 30],
    ['a limit without end', undefined, null],
  ])('%s in place of a list is the whole Quay’s failure', async (_what, retryAfter, retryAfterSeconds) => {
    quay.faults.set({ kind: 'rateLimited', retryAfter, path: '/api/v1/repository' });
    expect(await failureOf(list(rows('payments')))).toEqual({ code: 'RegistryRateLimited', retryAfterSeconds });
  });
});

test('a repository with an unusable name is counted, never guessed', async () => {
  const project = quay.world.projectNamed('payments');
  if (project === undefined) throw new Error('there is no payments');
  quay.world.addRepository(project, { name: '../../user', createdAt: 0 }, fixedSource([]));
  const { repositories, skipped } = await list(rows('payments'));
  expect(repositories.some(({ name }) => name.includes('..'))).toBe(false);
  expect(skipped).toEqual([{ where: expect.stringContaining('payments page 1'), reason: 'nameUnusable' }]);
});
