import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { unlikeBody, unlikeHeaders } from '../recordings/likeness.ts';
import type { Recording } from '../recordings/readRecordings.ts';
import { quayLikeness, readHeaders } from '../testing/quay/likeness.ts';
import { quayRecordings, recordedWorld } from '../testing/quay/recordedWorld.ts';
import { replay } from '../testing/quay/replay.ts';
import { type QuayOptions, type RunningQuay, startQuay } from './startQuay.ts';

/** What the simulator leaves out, and why. */
const outOfScope: readonly { readonly name: RegExp; readonly reason: string }[] = [
  { name: /^(23|24)-/, reason: 'the teams of an organization, which their members are shown' },
  { name: /^(50|51)-/, reason: 'tags that are to expire, and those that have' },
  { name: /^130-/, reason: 'a password on the one endpoint of the API that takes it' },
  { name: /^(71|72)-/, reason: 'artifacts of any type: the connector is held against the recordings themselves' },
  { name: /^(8[6-9]|9[0-3])-/, reason: 'a lock-out takes its time: a test of its own goes through it' },
  { name: /^149-/, reason: 'a Quay that is not there at all' },
];

const server = 'quay.example.test';
/** Which Quay a recording was made with; the first that fits. */
const sites: readonly (readonly [RegExp, Partial<QuayOptions>])[] = [
  [/^(03|78)-/, { scanner: 'off' }],
  [/^134-/, { scanner: 'failing' }],
  [/^147-/, { scanner: 'unreachable' }],
  [/-noanon-/, { anonymousAccess: false }],
  [/^148-/, { apiRate: { perSecond: 0, burst: -1 } }],
  [/./, {}],
];
const running = new Map<RegExp, RunningQuay>();

beforeAll(async () => {
  for (const [names, options] of sites) {
    running.set(names, await startQuay({ world: recordedWorld(), serverName: server, lockOutMs: 0, ...options }));
  }
});
afterAll(() => Promise.all([...running.values()].map((quay) => quay.close())));

function siteOf({ name }: Recording): RunningQuay {
  const [names] = sites.find(([pattern]) => pattern.test(name)) ?? [];
  const quay = names && running.get(names);
  if (quay === undefined) throw new Error(`no Quay for ${name}`);
  return quay;
}

/** Of the real one's head, what its address and the time of day make of it is left out. */
function readOf(headers: Recording['response']['headers']) {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => readHeaders.has(name.toLowerCase()))
      .map(([name, value]) => [name, String(value).replace(/service="[^"]*"/, `service="${server}"`)]),
  );
}

/** A page of the web console is the same whatever was asked for. */
function comparable(body: unknown): unknown {
  if (typeof body !== 'string') return body;
  return body.includes('ng-app="quay"') ? 'a page of the web console' : body.replace(/127\.0\.0\.1:\d+/g, 'host');
}

it.each(quayRecordings.filter(({ name }) => !outOfScope.some((left) => left.name.test(name))))(
  'the simulated Quay answers like the real one: $name',
  async (recording) => {
    const quay = siteOf(recording);
    const real = recording.response;
    const ours = await replay(quay.port, withCursor(recording, await cursorOf(quay)), quay.tokens);
    expect(ours.status).toBe(real.status);
    expect(unlikeBody(quayLikeness, comparable(real.body), comparable(ours.body), recording.cut)).toEqual([]);
    expect(unlikeHeaders(readOf(real.headers), readOf(ours.headers as typeof real.headers))).toEqual([]);
  },
);

/** A cursor of the organization with more than one page. */
async function cursorOf(quay: RunningQuay): Promise<string> {
  const first = quayRecordings.find(({ name }) => name.startsWith('35-'));
  if (first === undefined) throw new Error('the first page was not recorded');
  const { body } = await replay(quay.port, first, quay.tokens);
  return (body as { next_page?: string }).next_page ?? '';
}

function withCursor(recording: Recording, cursor: string): Recording {
  const path = recording.request.path.replace('MASKED_CURSOR', encodeURIComponent(cursor));
  return { ...recording, request: { ...recording.request, path } };
}

it('a user name is shut out by wrong passwords as long as the real one says, and nobody else is', async () => {
  const recorded = (start: string) => {
    const found = quayRecordings.find(({ name }) => name.startsWith(start));
    if (found === undefined) throw new Error(`${start} was not recorded`);
    return found;
  };
  const quay = await startQuay({ world: recordedWorld(), lockOutMs: 20 });
  const ask = (start: string) => replay(quay.port, recorded(start), quay.tokens);
  const shutFor = [20, 60, 140];
  for (const ms of shutFor) {
    expect((await ask('87-')).status).toBe(401);
    await sleep(ms + 5);
  }
  expect((await ask('89-')).status).toBe(401);
  const shut = await ask('90-');
  const real = recorded('90-').response;
  expect([shut.status, shut.body]).toEqual([real.status, real.body]);
  expect(shut.headers['retry-after']).toMatch(/^\d+$/);
  expect((await ask('91-')).status).toBe(200);
  await expect.poll(async () => (await ask('93-')).status, { interval: 20 }).toBe(200);
  await quay.close();
});

it.each(outOfScope)('what is left out is still there to be left out: $reason', ({ name }) => {
  expect(quayRecordings.some((recording) => name.test(recording.name))).toBe(true);
});
