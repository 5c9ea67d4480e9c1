import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errorBodySchema } from '#contract/failures/errors.ts';
import { limits } from '#contract/limits.ts';
import { startTestServer, type TestServer } from '../testing/testServer.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(
    {},
    {
      connectionLimits: { most: 20, headersMs: 400, requestMs: 5_000, idleMs: 5_000 },
      bodyLimits: { withinMs: 300 },
    },
  );
});
afterAll(() => server.close());

const path = '/api/DescribeOnceTaskLeafRecordPage';
async function refused(body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}, to = path) {
  const answer = await server.fetch(to, { method: 'POST', body, headers: { 'accept-language': 'en', ...headers } });
  const { Code, Issues = [] } = errorBodySchema.parse(await answer.json());
  return { status: answer.status, Code, Issues };
}

/** A connection of our own to the server, to say on it what no client would. */
function dial(): Socket {
  const { hostname, port } = new URL(server.url);
  return connect(Number(port), hostname).on('error', () => {});
}
const head = (...lines: string[]) => [`POST ${path} HTTP/1.1`, 'Host: localhost', ...lines, '', ''].join('\r\n');

const isAnswering = async () => (await server.fetch('/healthz')).status === 200;

describe('a body', () => {
  test.each([
    ['of half a million numbers', `{"StatusList":[${Array(500_000).fill(1).join()}]}`, 'Too many values'],
    ['nested without an end', '['.repeat(900_000), 'Too many values'],
    ['over a megabyte', JSON.stringify({ a: 'x'.repeat(2 ** 20) }), 'Too long'],
    ['of ten megabytes', 'x'.repeat(10 * 2 ** 20), 'Too long'],
  ])('%s is refused by name', async (_what, body, message) => {
    expect(await refused(body)).toEqual({
      status: 400,
      Code: 'IllegalParam',
      Issues: [{ path: [], message: expect.stringContaining(message) }],
    });
  });

  test('of thousands of wrong values names a hundred of them', async () => {
    const numbers = Array(90).fill(1);
    const body = JSON.stringify({ RegistryTypeInList: numbers, RegistryTypeNotInList: numbers });
    const { status, Issues } = await refused(body, {}, '/api/PageImageRegistry');
    expect([status, Issues.length]).toEqual([400, limits.issues]);
  });

  test('that was refused leaves nothing behind that the next request would stumble over', {
    tags: 'thorough',
  }, async () => {
    for (const body of ['x'.repeat(3 * 2 ** 20), '{', 'x'.repeat(3 * 2 ** 20)]) await refused(body);
    await sleep(600);
    expect(await isAnswering()).toBe(true);
  });

  test('of a stranger is small, and whose session has ended is told just that', async () => {
    const answer = await server.fetch(path, { method: 'POST', body: 'x'.repeat(70_000), cookie: null });
    expect([answer.status, errorBodySchema.parse(await answer.json()).Code]).toEqual([401, 'NotSignedIn']);
  });

  test('that is compressed is refused, whatever it holds', async () => {
    const { status, Issues } = await refused(new Uint8Array(gzipSync('{}')), { 'content-encoding': 'gzip' });
    expect([status, Issues[0]?.message]).toEqual([400, 'Compressed requests are not accepted']);
  });

  test('that never ends is refused in time, and its connection closed', async () => {
    const socket = dial();
    socket.write(`${head('Content-Length: 100', 'Accept-Language: en')}{"TaskType":`);
    const answer = await text(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain('RequestIncomplete');
  });

  test('of a stranger that grows without a length is refused at the limit, and its connection closed', async () => {
    const socket = dial();
    socket.write(head('Transfer-Encoding: chunked'));
    const chunk = `10000\r\n${'x'.repeat(0x1_0000)}\r\n`;
    const timer = setInterval(() => socket.write(chunk), 1);
    socket.once('data', () => clearInterval(timer));
    const answer = await text(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 401 .*"Code":"NotSignedIn"/s);
  });

  test('whose caller leaves is no error of the server’s', async () => {
    const before = server.logged().length;
    const socket = dial();
    socket.write(`${head('Content-Length: 100')}{`, () => socket.destroy());
    await expect.poll(() => server.logged().slice(before)).toContain('"status":408');
    expect(server.logged().slice(before)).not.toContain('request failed');
  });
});

describe('connections', () => {
  test('headers that never end are refused in time', async () => {
    const socket = dial();
    socket.write(`POST ${path} HTTP/1.1\r\nHost: localhost\r\n`);
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 408 /);
  });

  test('that strangers hold open keep nobody out', async () => {
    const idle = Array.from({ length: 60 }, dial);
    await Promise.all(idle.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
    expect(await isAnswering()).toBe(true);
    await expect.poll(() => idle.filter(({ closed }) => !closed).length).toBeLessThanOrEqual(20);
    for (const socket of idle) socket.destroy();
  });
});

describe('the address of a page', () => {
  const addressOf = (criteria: number) =>
    `/cn/assets/images?${Array.from({ length: criteria }, () => `or=repoNamespace%3A${'%E9'.repeat(3 * limits.text.searchText)}`).join('&')}`;

  test('holds the longest filter that a list takes', async () => {
    const answer = await server.fetch(addressOf(limits.criteria));
    expect(answer.status).not.toBe(431);
  });

  test('that is longer tells whoever follows it, in both languages, what is too long', async () => {
    const answer = await server.fetch(addressOf(2 * limits.criteria));
    expect([answer.status, answer.headers.get('content-type')]).toEqual([431, 'text/html; charset=utf-8']);
    const text = await answer.text();
    for (const part of [`${limits.headerBytes} bytes`, 'Shorten the link', '请缩短链接']) expect(text).toContain(part);
    expect(server.logged()).toContain('its address and headers are too long');
  });

  test('that is cut short by cookies of others is told the same, and who goes on sending can read it', async () => {
    const socket = dial();
    socket.write(`GET / HTTP/1.1\r\nHost: localhost\r\nCookie: a=${'x'.repeat(4 * limits.headerBytes)}`);
    const timer = setInterval(() => socket.write('x'.repeat(1_000)), 1);
    socket.once('data', () => clearInterval(timer));
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 431 .*delete the cookies/s);
  });
});
