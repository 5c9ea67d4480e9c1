import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHarborV1 } from '../harbor/startHarborV1.ts';
import { startHarborV2 } from '../harbor/startHarborV2.ts';
import type { RunningSimulator } from '../http/runningSimulator.ts';
import { startOci } from '../oci/startOci.ts';
import { startQuay } from '../quay/startQuay.ts';
import { type Likeness, unlikeBody, unlikeHeaders } from '../recordings/likeness.ts';
import { type Recording, readRecordings } from '../recordings/readRecordings.ts';
import { type Reply, sendRecorded } from '../recordings/sendRecorded.ts';
import { recordedContent } from '../testing/distribution/recordedWorld.ts';
import { simulatorPasswords, standardAccounts } from '../world/accounts.ts';

interface RealServer {
  readonly name: string;
  start(): Promise<RunningSimulator & { readonly login?: string }>;
  /** Where its tokens are, and the repositories that the recorded one opened; null where it takes the password alone. */
  readonly tokens: string | null;
  readonly opened: readonly string[];
  /** What is left out, and why. */
  readonly leftOut: readonly { readonly name: RegExp; readonly reason: string }[];
}

const accounts = standardAccounts.filter(({ userName }) => userName === 'admin');
const basic = (user: string, password: string) => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
const oldFormat = { name: /accept-none/, reason: 'which layers a manifest of the old format names is made up' };
const wholeCatalog = { name: /catalog-n-huge/, reason: 'the real one held repositories that nothing else named' };

const servers: readonly RealServer[] = [
  {
    name: 'oci-harbor-1.10.18',
    start: () => startHarborV1({ world: recordedContent('oci-harbor-1.10.18', accounts), wrongPasswordMs: 1 }),
    tokens: '/service/token?service=harbor-registry',
    opened: ['team/app/api', 'team/solo'],
    leftOut: [oldFormat],
  },
  {
    name: 'oci-harbor-2.15.2',
    start: () =>
      startHarborV2({
        world: recordedContent('oci-harbor-2.15.2', accounts),
        flavour: '2.15.2',
        wrongPasswordMs: 1,
      }),
    tokens: '/service/token?service=harbor-registry',
    opened: ['team/app/api', 'team/multi', 'team/nosuch'],
    leftOut: [wholeCatalog],
  },
  {
    name: 'oci-quay-3.18.0',
    start: async () => {
      const quay = await startQuay({ world: recordedContent('oci-quay-3.18.0', accounts), lockOutMs: 1 });
      return { ...quay, login: quay.organizations[0]?.authToken ?? '' };
    },
    tokens: '/v2/auth?service=quay.example.test',
    opened: ['apps/web', 'apps/multi'],
    leftOut: [oldFormat, { ...oldFormat, name: /index-accept-manifest-only/ }],
  },
  {
    name: 'oci-distribution-2.8.2',
    start: () => startOci({ world: recordedContent('oci-distribution-2.8.2', accounts) }),
    tokens: null,
    opened: [],
    leftOut: [oldFormat],
  },
];

const likeness: Likeness = {
  volatile: new Set(['token', 'issued_at']),
  foreign: new Set(),
  unordered: new Set(),
};

/** What a client reads of an answer's head. */
const read = new Set([
  'content-type',
  'www-authenticate',
  'docker-content-digest',
  'docker-distribution-api-version',
  'link',
  'etag',
  'set-cookie',
]);
const readOf = (headers: Readonly<Record<string, string | readonly string[] | undefined>>) =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => read.has(name.toLowerCase()))
      .map(([name, value]) => [name, String(value).replace(/service="[^"]*:\d+"/, 'service="quay.example.test"')]),
  );

describe.each(servers)('through the distribution API, simulated and real $name answer alike', (server) => {
  let simulator: RunningSimulator & { readonly login?: string };
  let token = '';
  beforeAll(async () => {
    simulator = await server.start();
    if (server.tokens === null) return;
    const scopes = server.opened.map((name) => `&scope=${encodeURIComponent(`repository:${name}:pull`)}`).join('');
    const headers = { authorization: basic('admin', simulatorPasswords.admin) };
    const answer = await fetch(`${simulator.url}${server.tokens}${scopes}`, { headers });
    ({ token } = (await answer.json()) as { token: string });
  });
  afterAll(() => simulator.close());

  function credentialsFor({ request: { auth } }: Recording): string | undefined {
    if (auth === 'anonymous') return undefined;
    if (auth === 'bearer') return `Bearer ${token}`;
    if (auth === '$oauthtoken') return basic('$oauthtoken', simulator.login ?? '');
    return basic('admin', auth === 'password' ? simulatorPasswords.admin : 'certainly-wrong');
  }

  it.each(readRecordings(server.name).filter(({ name }) => !server.leftOut.some((left) => left.name.test(name))))(
    '$name',
    async (recording) => {
      const reply: Reply = await sendRecorded(simulator.port, recording, credentialsFor(recording));
      const { status, body, headers } = recording.response;
      expect(reply.status).toBe(status);
      if (recording.request.method !== 'HEAD') expect(unlikeBody(likeness, body, reply.body, undefined)).toEqual([]);
      expect(unlikeHeaders(readOf(headers), readOf(reply.headers))).toEqual([]);
    },
  );

  it.each(server.leftOut)('what is left out is still there to be left out: $reason', ({ name }) => {
    expect(readRecordings(server.name).some((recording) => name.test(recording.name))).toBe(true);
  });
});
