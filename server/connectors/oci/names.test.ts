import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { collectRepositories } from '../testing/collected.ts';
import { failureOf } from '../testing/failureOf.ts';
import { httpServer, type LocalServer } from '../testing/localServers.ts';
import { localTarget } from '../testing/target.ts';
import { testHttp } from '../testing/testHttp.ts';
import { ociConnector } from './connector.ts';

let server: LocalServer;
let asked: string[];
afterEach(() => server.close());

interface Page {
  readonly names: unknown;
  readonly link?: string;
}

/** The list of a registry that answers the calls for it, after the one that asks whether there is any, with these pages. */
async function catalogOf(pageOf: (query: URLSearchParams, nth: number) => Page) {
  asked = [];
  const respond = (path: string): Page => {
    const query = new URL(path, 'http://registry').searchParams;
    if (query.get('n') === '1') return { names: [] };
    asked.push(path);
    return pageOf(query, asked.length);
  };
  server = await httpServer((request: IncomingMessage, response: ServerResponse) => {
    const isCatalog = request.url?.startsWith('/v2/_catalog') ?? false;
    const { names, link } = isCatalog ? respond(request.url ?? '') : { names: [] };
    response.setHeader('docker-distribution-api-version', 'registry/2.0');
    if (link !== undefined) response.setHeader('link', link);
    response.end(JSON.stringify({ repositories: names }));
  });
  const nobody = localTarget(server.port, { type: 'oci', userName: '', password: '' });
  return collectRepositories(ociConnector(testHttp()), nobody);
}

const numbered = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, n) => `team/app-${String(from + n).padStart(6, '0')}`);
const next = (query: string) => `<http://elsewhere.example.com/other/path?${query}>; rel="next"`;
const doubtsOf = ({ parts }: Awaited<ReturnType<typeof catalogOf>>) => parts[0]?.doubts;

test('a Link is followed by its query alone: no other host and no other path is asked', async () => {
  const list = await catalogOf((query) =>
    query.has('token') ? { names: numbered(2, 3) } : { names: numbered(0, 2), link: next('token=opaque%2Bone') },
  );
  expect(list.repositories).toHaveLength(3);
  expect(asked).toEqual(['/v2/_catalog?n=1000', '/v2/_catalog?token=opaque%2Bone']);
  expect(doubtsOf(list)).toEqual([]);
});

test('a list as long as a page, without a Link, is asked for what follows', async () => {
  const all = numbered(0, 250);
  const list = await catalogOf((query) => {
    const rest = all.filter((name) => name > (query.get('last') ?? ''));
    return { names: rest.slice(0, 100) };
  });
  expect(list.repositories).toHaveLength(250);
  expect(doubtsOf(list)).toEqual([]);
});

test('a list without pages is believed once it is the same again', async () => {
  const list = await catalogOf(() => ({ names: numbered(0, 250) }));
  expect(list.repositories).toHaveLength(250);
  expect(asked).toHaveLength(2);
  expect(doubtsOf(list)).toEqual([]);
});

test('a list that leads in a circle ends, and is not whole', async () => {
  const list = await catalogOf(() => ({ names: numbered(0, 3), link: next('last=x') }));
  expect(list.repositories).toHaveLength(3);
  expect(asked).toHaveLength(2);
  expect(doubtsOf(list)).toEqual(['repeatedPage']);
});

test('a list that promises more on empty pages without end ends', async () => {
  const list = await catalogOf(() => ({ names: null, link: next('last=x') }));
  expect(asked.length).toBeLessThan(50);
  expect(doubtsOf(list)).toEqual(['repeatedPage']);
});

test('a list that never ends is bounded, and said to be too long', { tags: 'thorough', timeout: 60_000 }, async () => {
  const size = 90_000;
  const list = await catalogOf((_query, nth) => ({
    names: Array.from({ length: size }, (_, n) => `a${nth}x${n}`),
    link: next(`last=${nth}`),
  }));
  expect(doubtsOf(list)).toEqual(['tooLong']);
  expect(asked.length).toBeLessThan(20);
});

test('names that no client can use are left out and counted', async () => {
  const names = ['team/app', '../../etc', 'team/app\u202e', '<b>', 7, null, 'team/app'];
  const list = await catalogOf(() => ({ names }));
  expect(list.repositories).toEqual([{ namespace: 'team', name: 'app' }]);
  expect(list.skipped.map(({ reason }) => reason)).toEqual([
    ...['nameUnusable', 'nameUnusable', 'nameUnusable'],
    ...['notUnderstood', 'notUnderstood'],
  ]);
  expect(doubtsOf(list)).toEqual(['skipped']);
});

test('what is no list is no catalog', async () => {
  const answered = catalogOf(() => ({ names: { team: 'app' } }));
  expect(await failureOf(answered)).toMatchObject({ code: 'RegistryFailure', reason: 'unexpectedAnswer' });
});
