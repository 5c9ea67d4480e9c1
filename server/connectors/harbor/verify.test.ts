import { afterEach, describe, expect, test } from 'vitest';
import type { StageEvidence } from '#contract/failures/evidence.ts';
import type { Failure } from '#contract/failures/failures.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import { createRegistryHttp } from '../http/registryHttp.ts';
import { failureOf } from '../testing/failureOf.ts';
import { tcpServer } from '../testing/localServers.ts';
import { lines } from '../testing/recordedHarbor.ts';
import { type Recorded, type Replay, replayRecordings } from '../testing/replayRecordings.ts';
import { localTarget } from '../testing/target.ts';
import { harborConnector } from './connector.ts';

const signal = new AbortController().signal;
const connector = harborConnector(createRegistryHttp({ allowLoopback: true }));
let replay: Replay;
afterEach(() => replay.close());

function verify(of: Recorded, other: Partial<RegistryTarget> = {}) {
  return connector.verify(localTarget(replay.port, { version: lines[of].version, ...other }), signal);
}

const wrongPassword: Failure = { code: 'FailedToVerifyUsernameOrPwd', reason: 'refused' };
const ordinary: Failure = { code: 'UserDoesNotHaveAdminRole', robot: false, missing: ['systemAdmin'] };
const robot: Failure = {
  code: 'UserDoesNotHaveAdminRole',
  robot: true,
  missing: ['listProjects', 'listRepositories', 'listImages'],
};

describe.each([
  { of: 'harbor-2.9.0' as const, serverVersion: 'v2.9.0-6d1ad65c' },
  { of: 'harbor-2.0.6' as const, serverVersion: 'v2.0.6-35869dbd' },
  { of: 'harbor-1.10.18' as const, serverVersion: 'v1.10.18-31547ec5' },
])('$of', ({ of, serverVersion }) => {
  test.each(['admin', 'opsadmin'])('the admin %s is verified by one call with the password', async (userName) => {
    replay = await replayRecordings(of);
    expect(await verify(of, { userName })).toEqual({ serverVersion });
    expect(replay.requests.map((request) => request.auth === 'anonymous')).toEqual([true, false]);
    expect(replay.requests[1]?.path).toBe(lines[of].usersCurrent);
  });

  test.each<[string, Partial<RegistryTarget>, Failure]>([
    ['a wrong password', { password: 'wrong' }, wrongPassword],
    ['an unknown user', { userName: 'nobody' }, wrongPassword],
    ['an ordinary account', { userName: 'viewer1' }, ordinary],
  ])('%s is told as such', async (_what, account, failure) => {
    replay = await replayRecordings(of);
    expect(await failureOf(verify(of, account))).toEqual(failure);
  });

  test('a wrong password is told within the 2.5 s that callers wait, though Harbor takes 1.5 s', async () => {
    replay = await replayRecordings(of, { delays: true });
    const started = performance.now();
    expect(await failureOf(verify(of, { password: 'wrong' }))).toEqual(wrongPassword);
    expect(performance.now() - started).toBeLessThan(2_500);
  });

  test('the other version chosen is told at once, without sending the password', async () => {
    replay = await replayRecordings(of);
    const found = lines[of].version;
    const failure = await failureOf(verify(of, { version: found === 'V1' ? 'V2' : 'V1' }));
    expect(failure).toEqual({ code: 'RegistryVersionError', found });
    expect(replay.requests.every((request) => request.auth === 'anonymous')).toBe(true);
  });
});

describe('robot accounts', () => {
  test('a system robot of 2.9 that may list is accepted after one look at the projects', async () => {
    replay = await replayRecordings('harbor-2.9.0');
    replay.intercept = ({ path }) =>
      path.startsWith('/api/v2.0/projects?') ? { status: 200, headers: { 'X-Total-Count': '5' }, body: [] } : undefined;
    await verify('harbor-2.9.0', { userName: 'robot$scanner' });
    expect(replay.requests.at(-1)?.path).toBe('/api/v2.0/projects?page=1&page_size=1');
    expect(replay.requests).toHaveLength(3);
  });

  test('a system robot that may not list the projects is told what it lacks', async () => {
    replay = await replayRecordings('harbor-2.9.0');
    replay.intercept = ({ path }) =>
      path.startsWith('/api/v2.0/projects?') ? { status: 403, body: { errors: [] } } : undefined;
    expect(await failureOf(verify('harbor-2.9.0', { userName: 'robot$scanner' }))).toEqual({
      code: 'UserDoesNotHaveAdminRole',
      robot: true,
      missing: ['listProjects'],
    });
  });

  test('a Harbor that fails on the look at the projects says nothing of the robot’s rights', async () => {
    replay = await replayRecordings('harbor-2.9.0');
    replay.intercept = ({ path }) => (path.startsWith('/api/v2.0/projects?') ? { status: 502, body: {} } : undefined);
    expect(await failureOf(verify('harbor-2.9.0', { userName: 'robot$scanner' }))).toEqual({
      code: 'RegistryFailure',
      reason: 'status',
      status: 502,
    });
  });

  test.each<[Recorded, string]>([
    ['harbor-2.9.0', 'robot$team+ci'],
    ['harbor-2.0.6', 'robot$ci'],
    ['harbor-1.10.18', 'robot$ci'],
  ])('a robot of one project is refused by %s’s answers, and named as a robot', async (of, userName) => {
    replay = await replayRecordings(of);
    expect(await failureOf(verify(of, { userName }))).toEqual(robot);
  });

  test('a robot with a wrong secret is a wrong password', async () => {
    replay = await replayRecordings('harbor-2.9.0');
    expect(await failureOf(verify('harbor-2.9.0', { userName: 'robot$scanner', password: 'wrong' }))).toEqual(
      wrongPassword,
    );
  });
});

describe('what answers instead of the Harbor that was chosen', () => {
  test('a server that signs people in by OIDC says that a right password may be refused too', async () => {
    replay = await replayRecordings('harbor-2.9.0');
    replay.intercept = ({ path }) =>
      path === '/api/v2.0/systeminfo' ? { status: 200, body: { auth_mode: 'oidc_auth' } } : undefined;
    expect(await failureOf(verify('harbor-2.9.0', { password: 'wrong' }))).toEqual({
      code: 'FailedToVerifyUsernameOrPwd',
      reason: 'oidc',
    });
  });

  test('a server that hides its version from strangers is verified all the same', async () => {
    replay = await replayRecordings('harbor-2.9.0');
    replay.intercept = ({ path }) =>
      path === '/api/v2.0/systeminfo' ? { status: 200, body: { auth_mode: 'db_auth' } } : undefined;
    expect(await verify('harbor-2.9.0')).toEqual({ serverVersion: null });
  });

  test('a Quay is recognized', async () => {
    replay = await replayRecordings('harbor-2.9.0');
    replay.intercept = ({ path }) => (path === '/v2/' ? { status: 401, body: true } : page(404));
    expect(await failureOf(verify('harbor-2.9.0'))).toEqual({ code: 'RegistryTypeError', found: 'quay' });
  });

  test('a web site that answers everything with its start page is no registry', async () => {
    replay = await replayRecordings('harbor-2.9.0');
    replay.intercept = () => page(200);
    expect(await failureOf(verify('harbor-2.9.0'))).toEqual({ code: 'RegistryTypeError', found: null });
    expect(replay.requests.every((request) => request.auth === 'anonymous')).toBe(true);
  });

  test('a server that does not speak HTTP is no registry', async () => {
    replay = await replayRecordings('harbor-2.9.0');
    const other = await tcpServer((socket) => socket.end('SSH-2.0-Example\r\n'));
    expect(await failureOf(connector.verify(localTarget(other.port), signal))).toEqual({
      code: 'RegistryTypeError',
      found: null,
    });
    await other.close();
  });

  test('a Harbor that is down behind its proxy has failed, and is not another kind of registry', async () => {
    replay = await replayRecordings('harbor-2.9.0');
    replay.intercept = () => page(502);
    expect(await failureOf(verify('harbor-2.9.0'))).toEqual({ code: 'RegistryFailure', reason: 'status', status: 502 });
  });

  test.each([
    ['with has_admin_role as a number, as 1.5 writes it', { username: 'admin', has_admin_role: 1 }],
    ['by a directory group', { username: 'admin', sysadmin_flag: false, admin_role_in_auth: true }],
  ])('an admin %s is an admin', async (_how, body) => {
    replay = await replayRecordings('harbor-2.9.0');
    replay.intercept = ({ path }) => (path === '/api/v2.0/users/current' ? { status: 200, body } : undefined);
    expect(await verify('harbor-2.9.0')).toEqual({ serverVersion: 'v2.9.0-6d1ad65c' });
  });
});

test('each stage is told with what was seen as it passes', async () => {
  replay = await replayRecordings('harbor-2.9.0');
  const seen = new Map<string, StageEvidence>();
  await connector.verify(localTarget(replay.port), signal, (evidence) => seen.set(evidence.stage, evidence));
  expect([...seen.values()]).toEqual([
    { stage: 'connect', localAddress: '127.0.0.1' },
    { stage: 'version', status: 200, serverVersion: 'v2.9.0-6d1ad65c' },
    { stage: 'login', status: 200 },
    { stage: 'role', role: 'systemAdmin' },
  ]);
});

function page(status: number) {
  return { status, headers: { 'Content-Type': 'text/html' }, body: '<html><title>Hello</title></html>' };
}
