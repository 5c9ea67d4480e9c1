import { afterAll, beforeAll, expect, test } from 'vitest';
import { errorBodySchema } from '#contract/failures/errors.ts';
import { startTestServer, type TestServer } from '../../testing/testServer.ts';

let server: TestServer;
let clock: number;
beforeAll(async () => {
  clock = Date.now();
  server = await startTestServer(
    {},
    {
      now: () => clock,
      requestRates: { ofSession: { perSecond: 1, burst: 5 }, ofStrangers: { perSecond: 1, burst: 3 } },
    },
  );
});
afterAll(() => server.close());

const asStranger = (address: string) =>
  server.fetch('/api/session', { cookie: null, headers: { 'x-forwarded-for': address, 'accept-language': 'en' } });
const statuses = async (ask: () => Promise<Response>, times: number) => {
  const seen = [];
  for (let call = 0; call < times; call += 1) seen.push((await ask()).status);
  return seen;
};

test('strangers of one address are told to wait, and how long; others are not', async () => {
  expect(await statuses(() => asStranger('203.0.113.5'), 4)).toEqual([200, 200, 200, 429]);
  const refused = await asStranger('203.0.113.5');
  expect(refused.headers.get('retry-after')).toBe('1');
  expect(errorBodySchema.parse(await refused.json())).toMatchObject({
    Code: 'Throttling',
    Recommend: 'Wait 1 s, then try again.',
  });
  expect((await asStranger('203.0.113.6')).status).toBe(200);
});

test('addresses of one IPv6 network are one caller', async () => {
  const seen = [];
  for (let host = 1; host <= 4; host += 1) seen.push((await asStranger(`2001:db8:7:7::${host}`)).status);
  expect(seen).toEqual([200, 200, 200, 429]);
});

test('a session has a rate of its own, whatever strangers at its address do, and goes on after the wait', async () => {
  const ask = () => server.fetch('/api/PageImageRegistry', { method: 'POST', body: '{}' });
  expect(await statuses(ask, 6)).toEqual([200, 200, 200, 200, 200, 429]);
  clock += 1_000;
  expect((await ask()).status).toBe(200);
});
