import { afterEach, describe, expect, test } from 'vitest';
import type { Failure } from '#contract/failures/failures.ts';
import { collectRepositories } from '../testing/collected.ts';
import { failureOf } from '../testing/failureOf.ts';
import { lines, recordedHarbor } from '../testing/recordedHarbor.ts';
import { type Recorded, type Replay, recordedBody } from '../testing/replayRecordings.ts';
import { localTarget } from '../testing/target.ts';
import { testHttp } from '../testing/testHttp.ts';
import { harborConnector } from './connector.ts';

const connector = harborConnector(testHttp(), { lockMs: 10 });
let replay: Replay;
afterEach(() => replay.close());

function list(of: Recorded, other: { userName?: string; password?: string } = {}) {
  return collectRepositories(connector, localTarget(replay.port, { version: lines[of].version, ...other }));
}

/** Puts answers before those of the recorded server. */
function answerFirst(intercept: Replay['intercept']): void {
  const usual = replay.intercept;
  replay.intercept = (request, nth) => intercept(request, nth) ?? usual(request, nth);
}

const refused: Failure = { code: 'FailedToVerifyUsernameOrPwd', reason: 'refused' };
const unauthorized = { status: 401, body: { errors: [{ code: 'UNAUTHORIZED', message: 'unauthorized' }] } };

describe.each([
  { of: 'harbor-2.15.2' as const, repositories: 140, anonymous: '54-' },
  { of: 'harbor-2.9.0' as const, repositories: 132, anonymous: '54-' },
  { of: 'harbor-2.0.6' as const, repositories: 131, anonymous: '46-' },
  { of: 'harbor-1.10.18' as const, repositories: 130, anonymous: '49-' },
])('$of', ({ of, repositories, anonymous }) => {
  const publicProjects = () => {
    const body = recordedBody(of, anonymous);
    return { status: 200, headers: { 'X-Total-Count': '2' }, body };
  };

  test('every repository of every project is listed, each once, as many as the server declares', async () => {
    replay = await recordedHarbor(of);
    const listing = await list(of);
    expect(listing.declared).toEqual({ namespaces: 5, repositories });
    expect(new Set(listing.repositories.map(({ namespace, name }) => `${namespace}/${name}`)).size).toBe(repositories);
    expect(listing.repositories).toHaveLength(repositories);
    expect(listing.skipped).toEqual([]);
  });

  test('a name with slashes keeps them and loses its project', async () => {
    replay = await recordedHarbor(of);
    expect((await list(of)).repositories).toContainEqual(
      expect.objectContaining({ namespace: 'team', name: 'app/api' }),
    );
  });

  test('a wrong password is never taken for a registry with two public projects', async () => {
    replay = await recordedHarbor(of);
    expect(await failureOf(list(of, { password: 'wrong' }))).toEqual(refused);
    expect(replay.requests.some((request) => request.path === lines[of].projects)).toBe(false);
  });

  test('an ordinary account never lists its part as the whole', async () => {
    replay = await recordedHarbor(of);
    expect(await failureOf(list(of, { userName: 'viewer1' }))).toMatchObject({ code: 'UserDoesNotHaveAdminRole' });
  });

  test('a right password inside somebody’s lock is tried again after it, and then lists everything', async () => {
    replay = await recordedHarbor(of);
    answerFirst(({ path }, nth) => (path === lines[of].usersCurrent && nth === 1 ? unauthorized : undefined));
    expect((await list(of)).repositories).toHaveLength(repositories);
  });

  test('a lock that comes and goes while the projects are read does not shrink the list', async () => {
    replay = await recordedHarbor(of);
    answerFirst(({ path }, nth) => (path === lines[of].projects && nth === 1 ? publicProjects() : undefined));
    expect((await list(of)).repositories).toHaveLength(repositories);
  });

  test('a lock that outlasts every attempt ends in a doubt, not in a shorter list that counts as whole', async () => {
    replay = await recordedHarbor(of);
    answerFirst(({ path }) => (path === lines[of].projects ? publicProjects() : undefined));
    expect((await list(of)).doubts).toEqual(['ownCount']);
  });

  test('a password changed while the list is read voids the list', async () => {
    replay = await recordedHarbor(of);
    answerFirst(({ path }, nth) => (path === lines[of].usersCurrent && nth > 1 ? unauthorized : undefined));
    expect(await failureOf(list(of))).toEqual(refused);
  });

  test('a project deleted while the list is read makes it be read again', async () => {
    replay = await recordedHarbor(of);
    answerFirst(({ path }, nth) =>
      path === lines[of].repositories('empty') && nth === 1
        ? { status: 404, body: { errors: [{ code: 'OWN', message: 'own error' }] } }
        : undefined,
    );
    expect((await list(of)).repositories).toHaveLength(repositories);
  });
});

describe('2.9 robots', () => {
  const of = 'harbor-2.9.0';
  const team = recordedBody(of, '72-') as unknown[];

  function asAdmin(path: string): boolean {
    return path.includes('/repositories?') || path === '/api/v2.0/projects?page=1&page_size=1';
  }

  test('a system robot with list rights lists all it sees; nothing is declared to it', async () => {
    replay = await recordedHarbor(of);
    answerFirst(({ path, auth }) => {
      if (auth !== 'robot' || !asAdmin(path)) return undefined;
      const body = path.includes('/team/') ? team : [];
      const total = path.startsWith('/api/v2.0/projects?') ? 5 : body.length;
      return { status: 200, headers: { 'X-Total-Count': String(total) }, body };
    });
    const listing = await list(of, { userName: 'robot$scanner' });
    expect(listing.declared).toEqual({ namespaces: null, repositories: null });
    expect(listing.repositories).toHaveLength(4);
  });

  test('what a robot sees is said to be no more than that', async () => {
    replay = await recordedHarbor(of);
    answerFirst(({ path, auth }) => {
      if (auth !== 'robot' || !asAdmin(path)) return undefined;
      const total = path.startsWith('/api/v2.0/projects?') ? 6 : 0;
      return { status: 200, headers: { 'X-Total-Count': String(total) }, body: [] };
    });
    expect((await list(of, { userName: 'robot$scanner' })).doubts).toContain('onlyVisible');
  });

  test('a robot with pull alone is told that it may not list repositories', async () => {
    replay = await recordedHarbor(of);
    answerFirst(({ path }) => {
      if (path === lines[of].usersCurrent)
        return { status: 412, body: { errors: [{ code: 'OWN', message: 'own error' }] } };
      return path.includes('/repositories?')
        ? { status: 403, body: { errors: [{ code: 'OWN', message: 'own error' }] } }
        : undefined;
    });
    const { parts } = await list(of, { userName: 'robot$pullonly' });
    const failure = { code: 'UserDoesNotHaveAdminRole', robot: true, missing: ['listRepositories'] };
    expect(parts.map((part) => part.failure)).toEqual(parts.map(() => failure));
  });
});

describe('what fails beside the projects', () => {
  test.each([
    [
      'a page of a proxy',
      { status: 403, headers: { 'Content-Type': 'text/html' }, body: '<html><title>No</title></html>' },
    ],
    ['an error', { status: 500, body: { errors: [{ code: 'UNKNOWN', message: 'internal server error' }] } }],
    ['a refusal', { status: 403, body: { errors: [{ code: 'FORBIDDEN', message: 'forbidden' }] } }],
  ])('the totals, by %s: then none are declared, and all projects are read', async (_what, answer) => {
    replay = await recordedHarbor('harbor-2.9.0');
    answerFirst(({ path }) => (path === lines['harbor-2.9.0'].statistics ? answer : undefined));
    const { repositories, declared, doubts } = await list('harbor-2.9.0');
    expect(repositories).toHaveLength(132);
    expect([declared, doubts]).toEqual([{ namespaces: null, repositories: null }, []]);
  });

  test('a page of their list: those of the other pages are read, and the list says why it is not whole', async () => {
    replay = await recordedHarbor('harbor-2.9.0');
    const names = Array.from({ length: 250 }, (_, n) => ({ name: `project-${n}`, project_id: n + 1 }));
    answerFirst(({ path }) => {
      const page = Number(/projects\?page=(\d+)/.exec(path)?.[1] ?? 0);
      const headers = { 'X-Total-Count': '250' };
      if (page === 2) return { status: 500, body: { errors: [{ code: 'UNKNOWN', message: 'internal server error' }] } };
      if (page > 0) return { status: 200, headers, body: names.slice((page - 1) * 100, page * 100) };
      return path.includes('/repositories?') ? { status: 200, headers: { 'X-Total-Count': '0' }, body: [] } : undefined;
    });
    const { parts, doubts, failure } = await list('harbor-2.9.0');
    expect(parts).toHaveLength(150);
    expect(failure).toEqual({ code: 'RegistryFailure', reason: 'status', status: 500 });
    expect(doubts).toContain('skipped');
  });
});

describe('elements that are not understood', () => {
  const of = 'harbor-2.9.0';

  test('are counted with the reason and do not hide the others', async () => {
    replay = await recordedHarbor(of);
    const team = recordedBody(of, '72-') as unknown[];
    const strange = [{ name: 'team/\u0007bell' }, { id: 7 }, { name: 'bulk/stray' }, ...team.slice(3)];
    answerFirst(({ path }) =>
      path === lines[of].repositories('team')
        ? { status: 200, headers: { 'X-Total-Count': '4' }, body: strange }
        : undefined,
    );
    const listing = await list(of);
    expect(listing.skipped.map((skipped) => skipped.where)).toEqual([
      'team repositories[0]',
      'team repositories[1]',
      'team repositories[2]',
    ]);
    expect(listing.repositories).toHaveLength(129);
  });

  test('a page that is no list is its project’s failure, not an empty project', async () => {
    replay = await recordedHarbor(of);
    answerFirst(({ path }) =>
      path === lines[of].repositories('team') ? { status: 200, body: { items: [] } } : undefined,
    );
    const { parts } = await list(of);
    expect(parts.filter(({ failure }) => failure !== undefined)).toEqual([
      { part: 'team', doubts: [], failure: { code: 'RegistryFailure', reason: 'unexpectedAnswer', status: 200 } },
    ]);
  });
});

test('a server that was upgraded to 2.x since is told as another version', async () => {
  replay = await recordedHarbor('harbor-2.9.0');
  const target = localTarget(replay.port, { version: 'V1' });
  expect(await failureOf(collectRepositories(connector, target))).toEqual({
    code: 'RegistryVersionError',
    found: 'V2',
  });
});

test('an abort stops the listing at once, with the signal’s reason', async () => {
  replay = await recordedHarbor('harbor-2.9.0');
  const abort = new AbortController();
  answerFirst(({ path }) => {
    if (path === lines['harbor-2.9.0'].projects) abort.abort(new Error('paused'));
    return undefined;
  });
  await expect(collectRepositories(connector, localTarget(replay.port), abort.signal)).rejects.toThrow('paused');
});
