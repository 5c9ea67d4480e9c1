import { afterEach, describe, expect, test } from 'vitest';
import type { StageEvidence } from '#contract/failures/evidence.ts';
import type { Failure } from '#contract/failures/failures.ts';
import type { MissingRight } from '#contract/failures/rights.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import { failureOf } from '../testing/failureOf.ts';
import { tcpServer } from '../testing/localServers.ts';
import { lines } from '../testing/recordedHarbor.ts';
import { type Recorded, type Replay, recordedBody, replayRecordings } from '../testing/replayRecordings.ts';
import { localTarget } from '../testing/target.ts';
import { testHttp } from '../testing/testHttp.ts';
import { harborConnector } from './connector.ts';

const signal = new AbortController().signal;
/** How Harbor refuses itself. */
const ownError = { errors: [{ code: 'OWN', message: 'own error' }] };
const connector = harborConnector(testHttp());
let replay: Replay;
afterEach(() => replay.close());

function verify(of: Recorded, other: Partial<RegistryTarget> = {}) {
  return connector.verify(localTarget(replay.port, { version: lines[of].version, ...other }), signal);
}

const wrongPassword: Failure = { code: 'FailedToVerifyUsernameOrPwd', reason: 'refused' };
const ordinary: Failure = { code: 'UserDoesNotHaveAdminRole', robot: false, missing: ['systemAdmin'] };
const robotLacking = (...missing: MissingRight[]): Failure => ({
  code: 'UserDoesNotHaveAdminRole',
  robot: true,
  missing,
});

describe.each([
  // It tells strangers no version.
  { of: 'harbor-2.15.2' as const, serverVersion: null },
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

  test('a wrong password is told within the 2.5 s that callers wait, though Harbor takes 1.5 s', {
    tags: 'thorough',
  }, async () => {
    replay = await replayRecordings(of, { delays: true });
    const started = performance.now();
    expect(await failureOf(verify(of, { password: 'wrong' }))).toEqual(wrongPassword);
    // Whether it serves strangers was asked, too.
    expect(replay.requests.at(-1)?.auth).toBe('anonymous');
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
  const isUser = (path: string) => path === '/api/v2.0/users/current';
  const isRobot = { status: 412, body: recordedBody('harbor-2.15.2', '23-') };

  test('2.15: a robot that covers one project is accepted by the permissions that Harbor tells of it', async () => {
    replay = await replayRecordings('harbor-2.15.2');
    replay.intercept = ({ path }) => (isUser(path) ? isRobot : undefined);
    expect(await verify('harbor-2.15.2', { userName: 'robot$partial' })).toEqual({ serverVersion: null });
    expect(replay.requests.at(-1)?.path).toBe('/api/v2.0/users/current/permissions?scope=/project/3&relative=true');
  });

  test('2.15: a robot that may only pull is refused, and told what it lacks', async () => {
    replay = await replayRecordings('harbor-2.15.2');
    replay.intercept = ({ path }) => {
      if (isUser(path)) return isRobot;
      return path.startsWith('/api/v2.0/projects?') ? privateProject : undefined;
    };
    expect(await failureOf(verify('harbor-2.15.2', { userName: 'robot$pullall' }))).toEqual(
      robotLacking('listRepositories', 'listImages'),
    );
  });

  test('rights that differ from project to project are enough in one of them', async () => {
    replay = await replayRecordings('harbor-2.15.2');
    const projects = [3, 4].map((id) => ({ name: `p${id}`, project_id: id, metadata: { public: 'false' } }));
    replay.intercept = ({ path }) => {
      if (isUser(path)) return isRobot;
      if (path.startsWith('/api/v2.0/projects?')) return { status: 200, body: projects };
      // 4 is a project that the robot does not cover.
      return path.includes('scope=/project/4')
        ? { status: 200, body: recordedBody('harbor-2.15.2', '189-') }
        : undefined;
    };
    await verify('harbor-2.15.2', { userName: 'robot$partial' });
  });

  test('a robot’s name says nothing of its rights: its prefix is the administrator’s choice', async () => {
    replay = await replayRecordings('harbor-2.9.0');
    replay.intercept = ({ path }) => {
      if (path === '/api/v2.0/users/current') return { status: 412, body: ownError };
      if (path.startsWith('/api/v2.0/projects?')) return privateProject;
      return path.includes('/permissions') ? listing : undefined;
    };
    for (const userName of ['robot+scanner', 'ci_scanner', '+']) await verify('harbor-2.9.0', { userName });
  });

  test.each<[string, number, number, Failure | null]>([
    ['may list', 200, 200, null],
    ['may not list repositories', 403, 200, robotLacking('listRepositories')],
    ['may not list artifacts', 200, 403, robotLacking('listImages')],
  ])('where Harbor does not tell its permissions, a robot that %s is told by trying', async (_what, ...answers) => {
    const [repositories, artifacts, failure] = answers;
    replay = await replayRecordings('harbor-2.9.0');
    replay.intercept = ({ path }) => {
      if (path.includes('/permissions')) return { status: 404, body: ownError };
      if (path.includes('/artifacts')) return { status: artifacts, body: artifacts === 200 ? [] : ownError };
      const names = [{ name: 'team/app/api' }];
      if (path.includes('/repositories'))
        return { status: repositories, body: repositories === 200 ? names : ownError };
      return undefined;
    };
    const verified = verify('harbor-2.9.0', { userName: 'robot$team+ci' });
    if (failure === null) await verified;
    else expect(await failureOf(verified)).toEqual(failure);
  });

  test('a system robot that may not list the projects is told what it lacks', async () => {
    replay = await replayRecordings('harbor-2.9.0');
    replay.intercept = ({ path }) =>
      path.startsWith('/api/v2.0/projects?') ? { status: 403, body: ownError } : undefined;
    expect(await failureOf(verify('harbor-2.9.0', { userName: 'robot$scanner' }))).toEqual(
      robotLacking('listProjects'),
    );
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
    ['harbor-2.0.6', 'robot$ci'],
    ['harbor-1.10.18', 'robot$ci'],
  ])('the robots of %s can list nothing, and are refused as robots', async (of, userName) => {
    replay = await replayRecordings(of);
    expect(await failureOf(verify(of, { userName }))).toEqual(
      robotLacking('listProjects', 'listRepositories', 'listImages'),
    );
  });

  test('a robot with a wrong secret is a wrong password', async () => {
    replay = await replayRecordings('harbor-2.9.0');
    expect(await failureOf(verify('harbor-2.9.0', { userName: 'robot$scanner', password: 'wrong' }))).toEqual(
      wrongPassword,
    );
  });
});

describe('a Harbor whose database is away', () => {
  const away: Failure = { code: 'RegistryFailure', reason: 'status', status: 500 };

  test('2.15 answers the right password with 401: it is not refused', async () => {
    replay = await replayRecordings('harbor-2.15.2', { databaseDown: true });
    expect(await failureOf(verify('harbor-2.15.2'))).toEqual(away);
  });

  test('1.10 answers 500, to its robots too: nothing is said of rights', async () => {
    replay = await replayRecordings('harbor-1.10.18');
    replay.intercept = ({ path }) =>
      path === '/api/systeminfo' ? undefined : { status: 500, body: { code: 500, message: 'Internal Server Error' } };
    expect(await failureOf(verify('harbor-1.10.18'))).toEqual(away);
    expect(await failureOf(verify('harbor-1.10.18', { userName: 'robot$ci' }))).toEqual(away);
  });
});

describe('system information that is closed to strangers', () => {
  const isInfo = (path: string) => path.endsWith('/systeminfo');

  test.each([401, 403, 404])('%i: the call with the password decides', async (status) => {
    replay = await replayRecordings('harbor-2.9.0');
    replay.intercept = ({ path }) => (isInfo(path) ? page(status) : undefined);
    expect(await verify('harbor-2.9.0')).toEqual({ serverVersion: null });
    expect(await failureOf(verify('harbor-2.9.0', { password: 'wrong' }))).toEqual(wrongPassword);
  });

  test('what answers 404 to everything is no registry', async () => {
    replay = await replayRecordings('harbor-2.9.0');
    replay.intercept = () => page(404);
    expect(await failureOf(verify('harbor-2.9.0'))).toEqual({ code: 'RegistryTypeError', found: null });
  });

  test('what answers 400 to everything, as a web server that does not know the name, is told with its page', async () => {
    replay = await replayRecordings('harbor-2.9.0');
    replay.intercept = () => page(400);
    expect(await failureOf(verify('harbor-2.9.0'))).toMatchObject({
      code: 'RegistryFailure',
      reason: 'intermediary',
      status: 400,
      title: 'Hello',
    });
  });

  test.each([
    ['harbor-2.9.0', 'V1', 'V2'],
    ['harbor-1.10.18', 'V2', 'V1'],
  ] as const)('%s is told where %s was chosen', async (of, version, found) => {
    replay = await replayRecordings(of);
    replay.intercept = ({ path }) => (isInfo(path) ? page(403) : undefined);
    expect(await failureOf(verify(of, { version }))).toEqual({ code: 'RegistryVersionError', found });
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

  test.each([
    ['401', 401],
    ['403', 403],
  ])('a gateway that answers %s in JSON of its own has refused nobody’s password or role', async (_name, code) => {
    replay = await replayRecordings('harbor-2.9.0');
    replay.intercept = ({ path, auth }) =>
      path.endsWith('/users/current') && auth !== 'anonymous'
        ? { status: code, body: { code, message: 'Access denied by policy' } }
        : undefined;
    expect(await failureOf(verify('harbor-2.9.0'))).toMatchObject({
      code: 'RegistryFailure',
      reason: 'intermediary',
      status: code,
      title: 'Access denied by policy',
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
    expect(await failureOf(verify('harbor-2.9.0'))).toMatchObject({
      code: 'RegistryFailure',
      reason: 'status',
      status: 502,
    });
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

const listing = {
  status: 200,
  body: [
    { resource: 'repository', action: 'list' },
    { resource: 'artifact', action: '*' },
  ],
};
const privateProject = { status: 200, body: [{ name: 'team', project_id: 3, metadata: { public: 'false' } }] };
