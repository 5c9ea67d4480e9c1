import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sessionSchema } from '#contract/access/session.ts';
import { errorBodySchema } from '#contract/failures/errors.ts';
import { adminPassword } from '../../testing/adminPassword.ts';
import { startTestServer, type TestServer } from '../../testing/testServer.ts';
import { codeOf, userNameOf } from '../../testing/users/person.ts';

let server: TestServer;
afterEach(() => server.close());

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  server.fetch(path, { method: 'POST', body: JSON.stringify(body), headers, cookie: null });

describe('the first visit', () => {
  beforeEach(async () => {
    server = await startTestServer({ MOORING_ADMIN_PASSWORD: '' });
  });

  test('creates the administrator once and signs in', async () => {
    const first = await post('/api/setup', { password: 'a long enough one' });
    expect(sessionSchema.parse(await first.json())).toMatchObject({ userName: 'admin', setupRequired: false });
    expect(first.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Strict/);

    const second = await post('/api/setup', { password: 'somebody else’s' });
    expect([second.status, await codeOf(second)]).toEqual([409, 'AlreadySetUp']);
  });

  test('of two set-ups at the same moment one wins', { tags: 'thorough' }, async () => {
    const answers = await Promise.all([
      post('/api/setup', { password: 'the first one' }),
      post('/api/setup', { password: 'the second one' }),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
  });

  test('a caller from elsewhere needs the printed code', async () => {
    const answer = await post('/api/setup', { password: 'a long enough one' }, { 'x-forwarded-for': '203.0.113.9' });
    expect([answer.status, await codeOf(answer)]).toEqual([403, 'SetupRefused']);
  });

  test('a short password is refused with its field marked', async () => {
    const answer = await post('/api/setup', { password: 'short' }, { 'accept-language': 'en' });
    const { Issues } = errorBodySchema.parse(await answer.json());
    expect(Issues).toEqual([{ path: ['password'], message: 'Use 12 to 128 characters' }]);
  });
});

describe('signing in', () => {
  beforeEach(async () => {
    server = await startTestServer();
  });

  test('a wrong password and an unknown name get the same answer', async () => {
    const wrong = await post('/api/session', { userName: 'admin', password: 'wrong' });
    const unknown = await post('/api/session', { userName: 'nobody', password: 'wrong' });
    expect([wrong.status, await codeOf(wrong)]).toEqual([401, 'SignInRefused']);
    expect([unknown.status, await codeOf(unknown)]).toEqual([401, 'SignInRefused']);
  });

  test('guessing is slowed down, even for the right password', async () => {
    for (let guess = 0; guess < 5; guess += 1) {
      await post('/api/session', { userName: 'admin', password: `guess ${guess}` });
    }
    const right = await post('/api/session', { userName: 'admin', password: adminPassword });
    expect([right.status, await codeOf(right)]).toEqual([429, 'Throttling.SignIn']);
  });

  test('whoever has to wait is told how long', async () => {
    for (let guess = 0; guess < 5; guess += 1)
      await post('/api/session', { userName: 'admin', password: `guess ${guess}` });
    const answer = await post('/api/session', { userName: 'admin', password: 'guess' }, { 'accept-language': 'en' });
    expect(answer.headers.get('retry-after')).toMatch(/^[12]$/);
    expect(errorBodySchema.parse(await answer.json()).Recommend).toMatch(/^Wait [12] s/);
  });

  test('a stranger’s guesses keep nobody else waiting, also behind a proxy on this machine', {
    tags: 'thorough',
  }, async () => {
    const from = (address: string) => ({ 'x-forwarded-for': address });
    for (let guess = 0; guess < 8; guess += 1) {
      await post(
        '/api/session',
        { userName: guess % 2 === 0 ? 'admin' : 'x', password: 'guess' },
        from('203.0.113.66'),
      );
    }
    const right = { userName: 'admin', password: adminPassword };
    expect((await post('/api/session', right, from('203.0.113.66'))).status).toBe(429);
    expect((await post('/api/session', right, from('198.51.100.7'))).status).toBe(200);
  });

  test('what a stranger writes before the proxy’s word of where the request came from counts for nothing', async () => {
    const statuses = [];
    for (let guess = 0; guess < 8; guess += 1) {
      const passed = { 'x-forwarded-for': `198.51.100.${guess}, 203.0.113.66` };
      statuses.push((await post('/api/session', { userName: 'admin', password: 'guess' }, passed)).status);
    }
    expect(statuses).toContain(429);
  });

  test('who has signed in in a browser gets in there, whatever others try from the same address', async () => {
    const right = { userName: 'admin', password: adminPassword };
    const cookies = (await post('/api/session', right)).headers.getSetCookie();
    const device = cookies
      .map((cookie) => cookie.split(';')[0] ?? '')
      .find((cookie) => cookie.startsWith('mooring_device_'));
    for (let guess = 0; guess < 8; guess += 1) await post('/api/session', { userName: 'admin', password: 'guess' });
    expect((await post('/api/session', right)).status).toBe(429);
    expect((await post('/api/session', right, { cookie: device ?? '' })).status).toBe(200);
    const forged = { cookie: `${device?.slice(0, -3)}xyz` };
    expect((await post('/api/session', right, forged)).status).toBe(429);
  });

  test('guesses that come all at once are slowed down like those that come one by one', async () => {
    const guesses = Array.from({ length: 20 }, (_, guess) =>
      post('/api/session', { userName: 'admin', password: `guess ${guess}` }),
    );
    const statuses = (await Promise.all(guesses)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(15);
  });

  test('the session says who, survives a restart, and ends with signing out', async () => {
    expect(await userNameOf(server)).toBe('admin');
    await server.restart();
    expect(await userNameOf(server)).toBe('admin');
    await server.fetch('/api/session', { method: 'DELETE' });
    expect(await userNameOf(server)).toBeNull();
  });

  test('two servers on one host keep their sessions apart, also after a restart', { tags: 'thorough' }, async () => {
    const cookieOf = async (of: TestServer) => {
      const body = JSON.stringify({ userName: 'admin', password: adminPassword });
      const answer = await of.fetch('/api/session', { method: 'POST', body, cookie: null });
      return answer.headers.get('set-cookie')?.split('=')[0];
    };
    const other = await startTestServer();
    const [ours, theirs] = [await cookieOf(server), await cookieOf(other)];
    await other.close();
    expect(ours).toMatch(/^mooring_session_[0-9a-f]{12}$/);
    expect(theirs).not.toBe(ours);
    await server.restart();
    expect(await cookieOf(server)).toBe(ours);
  });

  test('no password is ever logged', async () => {
    await post('/api/session', { userName: 'admin', password: 'sesame-7351' });
    expect(server.logged()).not.toContain('sesame-7351');
    expect(server.logged()).not.toContain(adminPassword);
    expect(server.logged()).toContain('/api/session');
  });
});
