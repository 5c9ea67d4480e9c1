import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { StageEvidence } from '#contract/failures/evidence.ts';
import type { Failure } from '#contract/failures/failures.ts';
import { startHarborV2 } from '#simulators/harbor/startHarborV2.ts';
import { type QuayOptions, type RunningQuay, startQuay } from '#simulators/quay/startQuay.ts';
import type { NewToken } from '#simulators/quay/tokens.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import type { PartProof } from '../../domain/partProof.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import { harborConnector } from '../harbor/connector.ts';
import { failureOf } from '../testing/failureOf.ts';
import { httpServer, tcpServer } from '../testing/localServers.ts';
import { organizationsOf, quayTarget } from '../testing/quayTarget.ts';
import { testHttp } from '../testing/testHttp.ts';
import { quayConnector } from './connector.ts';

const signal = new AbortController().signal;
const connector = quayConnector(testHttp(), { throttleIntervalMs: 5 });
let quay: RunningQuay;
beforeEach(() => start());
afterEach(() => quay.close());

async function start(options: Partial<QuayOptions> = {}) {
  quay = await startQuay({ world: createWorld({ images: 30, kind: 'quay' }), ...options });
}
async function restart(options: Partial<QuayOptions>) {
  await quay.close();
  await start(options);
}

const verify = (other: Partial<RegistryTarget> = {}) => connector.verify(quayTarget(quay, other), signal);
const rowWith = (token: NewToken, namespace = 'payments') => ({ namespace, authToken: quay.tokens.issue(token) });

describe('an account and tokens that are right', () => {
  test('are verified by one call for the password and one for every row', async () => {
    const organizations = organizationsOf(quay, 'payments', 'data');
    expect(await verify({ organizations })).toEqual({ serverVersion: 'Quay v3.18.0' });
    expect(quay.requests.map(({ path, user }) => [path.split('?', 1)[0], user])).toEqual([
      ['/v2/', null],
      ['/config', null],
      ['/v2/auth', 'admin'],
      ['/v2/auth', '$oauthtoken'],
      ['/v2/auth', '$oauthtoken'],
    ]);
  });

  test('each stage is told with what was seen as it passes', async () => {
    const seen = new Map<string, StageEvidence>();
    await connector.diagnose?.(quayTarget(quay), signal, (evidence) => seen.set(evidence.stage, evidence));
    expect([...seen.values()]).toEqual([
      { stage: 'connect', localAddress: '127.0.0.1' },
      { stage: 'version', status: 200, serverVersion: 'Quay v3.18.0' },
      { stage: 'login', status: 200 },
      { stage: 'role', role: 'organizationAdmin' },
    ]);
  });

  test('tokens of a superuser that say so are told as such', async () => {
    let role: StageEvidence | undefined;
    const row = rowWith({ scopes: ['repo:read', 'user:read', 'super:user'] });
    await connector.diagnose?.(quayTarget(quay, { organizations: [row] }), signal, (evidence) => {
      if (evidence.stage === 'role') role = evidence;
    });
    expect(role).toEqual({ stage: 'role', role: 'superuser' });
  });

  test('nobody is asked whether the owner is a superuser where somebody waits for the answer', async () => {
    await connector.verify(quayTarget(quay), signal, () => undefined);
    expect(quay.requests.filter(({ path }) => path.startsWith('/api/'))).toEqual([]);
  });

  test('each row is told as soon as it is proven, and never more than two are proven at once', async () => {
    await restart({ secretMs: 10 });
    const told: PartProof[] = [];
    await connector.verify(quayTarget(quay), signal, undefined, (proof) => told.push(proof));
    expect(told.map(({ part }) => part).sort()).toEqual(quay.organizations.map(({ namespace }) => namespace).sort());
    expect(told.every(({ failure }) => failure === null)).toBe(true);
    expect(quay.load.most).toBe(2);
  });

  test('one token may serve several rows: it belongs to a user, not to an organization', async () => {
    const authToken = quay.tokens.issue();
    const organizations = ['payments', 'data', 'storefront'].map((namespace) => ({ namespace, authToken }));
    await expect(verify({ organizations })).resolves.toBeDefined();
  });

  test.each(['V1', 'V2'] as const)(
    'are verified whether %s was chosen: to a Quay it means nothing',
    async (version) => {
      await expect(verify({ version })).resolves.toBeDefined();
    },
  );

  test('are verified by a Quay from before /config, which does not tell its version', async () => {
    await restart({ version: null });
    expect(await verify()).toEqual({ serverVersion: null });
  });

  test('are verified where nobody may read anonymously', async () => {
    await restart({ anonymousAccess: false });
    await expect(verify()).resolves.toBeDefined();
  });
});

describe('a wrong password', () => {
  const refused: Failure = { code: 'FailedToVerifyUsernameOrPwd', reason: 'refused' };

  test('is told as such, and no token leaves', async () => {
    expect(await failureOf(verify({ password: 'wrong' }))).toEqual(refused);
    expect(quay.requests.filter(({ user }) => user === '$oauthtoken')).toEqual([]);
  });

  test('is told where nobody may read anonymously, which refuses in another shape', async () => {
    await restart({ anonymousAccess: false });
    expect(await failureOf(verify({ password: 'wrong' }))).toEqual(refused);
  });

  test('where people sign in elsewhere may be a right one', async () => {
    await restart({ authentication: 'OIDC' });
    expect(await failureOf(verify({ password: 'wrong' }))).toEqual({ ...refused, reason: 'oidc' });
  });

  test('is tried once; inside the lock-out that it causes even the right one has to wait as long as Quay says, and is told why', async () => {
    await restart({ lockOutMs: 7_500 });
    await failureOf(verify({ password: 'wrong' }));
    expect(quay.requests.filter(({ user }) => user === 'admin')).toHaveLength(1);
    expect(await failureOf(verify())).toEqual({
      code: 'RegistryRateLimited',
      retryAfterSeconds: 7,
      lockedOut: true,
    });
  });
});

test('a right password is no wrong one where the user is disabled, or where only encrypted ones are taken', async () => {
  const reasonOf = async (message: string) => {
    const body = { errors: [{ code: 'UNAUTHORIZED', message, detail: {} }] };
    quay.faults.set({ kind: 'answer', status: 401, path: '/v2/auth', body });
    return failureOf(verify());
  };
  expect(await reasonOf('This user has been disabled. Please contact your administrator.')).toMatchObject({
    reason: 'userDisabled',
  });
  expect(await reasonOf('Client login with unencrypted passwords is disabled. Please generate one.')).toMatchObject({
    reason: 'encryptedPasswordNeeded',
  });
});

describe('a row whose token is of no use is named', () => {
  const refusals: [string, NewToken | null, Failure][] = [
    ['unknown', null, { code: 'FailedToVerifyUsernameOrPwd', reason: 'tokenUnknown', row: 1 }],
    ['expired', { state: 'expired' }, { code: 'FailedToVerifyUsernameOrPwd', reason: 'tokenExpired', row: 1 }],
    [
      'of a disabled owner',
      { state: 'ownerDisabled' },
      { code: 'FailedToVerifyUsernameOrPwd', reason: 'tokenOwnerDisabled', row: 1 },
    ],
    ['without repo:read', { scopes: ['user:read'] }, lacking('readRepositories')],
    ['without repo:read, of an administrator it shows', { scopes: ['org:admin'] }, lacking('readRepositories')],
    ['of a member', { owner: 'viewer1' }, lacking('organizationAdmin')],
    ['of somebody else', { owner: 'dave' }, lacking('organizationAdmin', 'readRepositories')],
  ];

  test.each(refusals)('%s', async (_what, token, failure) => {
    const row = token === null ? { namespace: 'storefront', authToken: 'x'.repeat(40) } : rowWith(token, 'storefront');
    const organizations = [...organizationsOf(quay, 'payments'), row];
    expect(await failureOf(verify({ organizations }))).toEqual(failure);
  });

  test('beside every other such row', async () => {
    const told: PartProof[] = [];
    const dead = (namespace: string) => ({ namespace, authToken: 'x'.repeat(40) });
    const organizations = [dead('data'), ...organizationsOf(quay, 'payments'), dead('storefront')];
    const failure = await failureOf(
      connector.verify(quayTarget(quay, { organizations }), signal, undefined, (proof) => told.push(proof)),
    );
    expect(failure).toMatchObject({ reason: 'tokenUnknown', row: 0 });
    expect(told.toSorted((one, other) => (one.part < other.part ? -1 : 1))).toMatchObject([
      { part: 'data', failure: { row: 0 } },
      { part: 'payments', failure: null },
      { part: 'storefront', failure: { row: 2 } },
    ]);
  });

  test('without a reason where Quay gives none, as where nobody may read anonymously', async () => {
    await restart({ anonymousAccess: false });
    for (const token of [quay.tokens.issue({ state: 'expired' }), 'x'.repeat(40)]) {
      const organizations = [{ namespace: 'payments', authToken: token }];
      expect(await failureOf(verify({ organizations }))).toMatchObject({ reason: 'tokenRefused', row: 0 });
    }
  });

  test('of an organization that does not exist', async () => {
    const organizations = [...organizationsOf(quay, 'payments'), rowWith({}, 'paymnets')];
    expect(await failureOf(verify({ organizations }))).toEqual({
      code: 'FailedToVerifyUsernameOrPwd',
      reason: 'organizationUnknown',
      row: 1,
    });
  });

  test('with the stages that passed before it: a token that lives, but may not, has signed in', async () => {
    const stages: string[] = [];
    const target = quayTarget(quay, { organizations: [rowWith({ owner: 'dave' })] });
    await failureOf(connector.verify(target, signal, ({ stage }) => stages.push(stage)));
    expect(stages).toContain('login');
    expect(stages).not.toContain('role');
  });

  test('never as readable because the organization has a public repository', async () => {
    const organizations = [rowWith({ owner: 'dave' }, 'library')];
    expect(await failureOf(verify({ organizations }))).toMatchObject({ code: 'UserDoesNotHaveAdminRole', row: 0 });
  });
});

test.each([
  ['public=false', 'dave'],
  ['/tag/', 'viewer1'],
])('a Quay that fails on the look at %s says nothing of the rights of a token', async (path, owner) => {
  quay.faults.set({ kind: 'status', status: 502, path });
  const failure = await failureOf(verify({ organizations: [rowWith({ owner }, 'storefront')] }));
  expect(failure).toEqual({ code: 'RegistryFailure', reason: 'status', status: 502 });
});

describe('what answers instead of a Quay', () => {
  test('a Harbor is recognized, and gets no secret', async () => {
    const harbor = await startHarborV2({ world: createWorld({ images: 1 }) });
    const failure = await failureOf(connector.verify(quayTarget(quay, { port: harbor.port }), signal));
    expect(failure).toEqual({ code: 'RegistryTypeError', found: 'harbor' });
    expect(harbor.requests.every(({ user }) => user === null)).toBe(true);
    await harbor.close();
  });

  test.each([
    ['a web site', () => httpServer((_request, response) => response.end('<html>Hello</html>'))],
    ['a server that does not speak HTTP', () => tcpServer((socket) => socket.end('SSH-2.0-Example\r\n'))],
  ])('%s is no registry', async (_what, startOther) => {
    const other = await startOther();
    const failure = await failureOf(connector.verify(quayTarget(quay, { port: other.port }), signal));
    expect(failure).toEqual({ code: 'RegistryTypeError', found: null });
    await other.close();
  });

  test('a Quay is recognized where a Harbor was chosen', async () => {
    const harbors = harborConnector(testHttp());
    const failure = await failureOf(harbors.verify(quayTarget(quay, { type: 'harbor' }), signal));
    expect(failure).toEqual({ code: 'RegistryTypeError', found: 'quay' });
  });

  test('a Quay that is down behind its proxy has failed, and is not another kind of registry', async () => {
    quay.faults.set({ kind: 'status', status: 502 });
    expect(await failureOf(verify())).toEqual({ code: 'RegistryFailure', reason: 'status', status: 502 });
  });

  test('a Quay that stops answering is told with the stage that it got to', async () => {
    quay.faults.set({ kind: 'cut', path: '/v2/auth' });
    expect(await failureOf(verify())).toEqual({ code: 'NetworkConnectError', reason: 'reset', passed: 'version' });
  });
});

function lacking(...missing: ('organizationAdmin' | 'readRepositories')[]): Failure {
  return { code: 'UserDoesNotHaveAdminRole', robot: false, missing, row: 1 };
}
