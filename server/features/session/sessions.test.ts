import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { adminPassword } from '../../testing/adminPassword.ts';
import { startTestServer, type TestServer } from '../../testing/testServer.ts';
import { cookiesOf, type Person, personWith, userNameOf } from '../../testing/users/person.ts';

const minute = 60_000;
const hour = 60 * minute;

let server: TestServer;
let now: number;
beforeEach(async () => {
  now = Date.now();
  server = await startTestServer({}, { now: () => now });
});
afterEach(() => server.close());

async function signIn(headers: Record<string, string> = {}): Promise<Person> {
  const body = JSON.stringify({ userName: 'admin', password: adminPassword });
  const answer = await server.fetch('/api/session', { method: 'POST', body, headers, cookie: null });
  return personWith(server, 'admin', cookiesOf(answer));
}
/** That a session was used now is written behind the answer. */
const noted = () =>
  expect
    .poll(() => server.database.read.selectFrom('sessions').select('id').where('last_seen_at', '=', now).execute())
    .not.toEqual([]);
const unattended = { 'x-mooring-unattended': '1' };

describe('a session', () => {
  test('that a browser comes with ends when somebody signs in there', async () => {
    const first = await signIn();
    const second = await signIn({ cookie: first.cookie });
    expect(await Promise.all([first, second].map((person) => userNameOf(person)))).toEqual([null, 'admin']);
    const { Sessions } = await second.call('ListSessions', {});
    expect(Sessions).toHaveLength(2);
  });

  test('given by somebody else is not taken over: signing in always makes a new one', async () => {
    const name = (await signIn()).cookie.split('=')[0];
    const planted = `${name}=planted-by-another-site`;
    const person = await signIn({ cookie: planted });
    expect(person.cookie).not.toContain('planted');
    expect(await userNameOf(personWith(server, 'admin', planted))).toBeNull();
  });

  test('ends twelve hours after it was used last', async () => {
    const person = await signIn();
    for (let time = 0; time < 3; time += 1) {
      now += 12 * hour;
      expect(await userNameOf(person)).toBe('admin');
      await noted();
    }
    now += 12 * hour + 1;
    expect(await userNameOf(person)).toBeNull();
  });

  test('is not kept going by what a page asks by itself', async () => {
    const person = await signIn();
    for (let time = 0; time < 12; time += 1) {
      now += hour;
      expect(await userNameOf(person, unattended)).toBe('admin');
    }
    now += 1;
    expect(await userNameOf(person, unattended)).toBeNull();
  });

  test('ends a week after the sign-in, however much it is used', async () => {
    const person = await signIn();
    for (let time = 0; time < 7 * 24; time += 8) {
      expect(await userNameOf(person)).toBe('admin');
      await noted();
      now += 8 * hour;
    }
    expect(await userNameOf(person)).toBe('admin');
    now += 1;
    expect(await userNameOf(person)).toBeNull();
  });

  test('tells from where and in which browser it was used last; what that says of itself is cut and made visible', async () => {
    const person = await signIn({ 'user-agent': 'Firefox on a laptop', 'x-forwarded-for': '203.0.113.5' });
    const seen = async () => (await person.call('ListSessions', {})).Sessions.find(({ IsCurrent }) => IsCurrent);
    expect(await seen()).toMatchObject({ Address: '203.0.113.5', Device: 'Firefox on a laptop' });
    now += 2 * minute;
    const headers = { 'x-forwarded-for': '198.51.100.7', 'user-agent': `a\u009b${'x'.repeat(10_000)}` };
    await person.fetch('/api/session', { headers });
    await noted();
    const after = await seen();
    expect(after).toMatchObject({ Address: '198.51.100.7', LastSeenTime: now });
    expect(after?.Device).toMatch(/^a\\u009bx{193}$/);
  });

  test('that was opened is when its user signed in last', async () => {
    now += hour;
    await signIn();
    expect((await server.call('ListUsers', {})).Users).toMatchObject([{ UserName: 'admin', LastSignInTime: now }]);
  });
});
