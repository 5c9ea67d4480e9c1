import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { failureOf } from '../../testing/failureOf.ts';
import { httpServer, type LocalServer } from '../../testing/localServers.ts';
import { localTarget } from '../../testing/target.ts';
import { testHttp } from '../../testing/testHttp.ts';
import { defaultLimits } from '../httpLimits.ts';

const megabyte = 1024 * 1024;
const signal = new AbortController().signal;
let server: LocalServer | undefined;
afterEach(() => server?.close());

async function get(coding: string, body: Buffer) {
  server = await httpServer((_request, response) => {
    response.writeHead(200, { 'content-encoding': coding });
    response.end(body);
  });
  const maxBodyBytes = { ...defaultLimits.maxBodyBytes, page: megabyte };
  const session = testHttp({ limits: { maxBodyBytes } }).open(localTarget(server.port));
  try {
    return await session.get('/', { auth: false, signal });
  } finally {
    await session.close();
  }
}

const packed = Buffer.from(JSON.stringify({ name: '镜像'.repeat(200) }));

describe('a coding that nobody asked for', () => {
  test.each([
    ['gzip', gzipSync(packed)],
    ['x-gzip', gzipSync(packed)],
    ['GZIP', gzipSync(packed)],
    ['br', brotliCompressSync(packed)],
    ['zstd', zstdCompressSync(packed)],
    ['deflate', deflateSync(packed)],
    ['deflate', deflateRawSync(packed)],
    ['identity', packed],
    ['gzip, br', brotliCompressSync(gzipSync(packed))],
  ])('%s is understood', async (coding, body) => {
    const { name } = (await get(coding, body)).json(z.object({ name: z.string() }));
    expect(name).toHaveLength(400);
  });

  test.each([
    ['gzip', gzipSync(Buffer.alloc(64 * megabyte))],
    ['br', brotliCompressSync(Buffer.alloc(64 * megabyte))],
    ['zstd', zstdCompressSync(Buffer.alloc(64 * megabyte))],
    ['deflate', deflateSync(Buffer.alloc(64 * megabyte))],
    ['gzip, gzip', gzipSync(gzipSync(Buffer.alloc(64 * megabyte)))],
  ])('%s that grows beyond any answer is given up while it is unpacked', async (coding, body) => {
    expect(body.length).toBeLessThan(megabyte);
    expect(await failureOf(get(coding, body))).toEqual({ code: 'RegistryFailure', reason: 'tooLarge', status: 200 });
  });

  test.each([
    ['gzip', packed],
    ['br', packed],
    ['zstd', packed],
    ['gzip', gzipSync(packed).subarray(0, 20)],
    ['compress', packed],
    ['gzip, gzip, gzip', packed],
  ])('%s that is none, or is not whole, is not understood', async (coding, body) => {
    expect(await failureOf(get(coding, body))).toMatchObject({ reason: 'unexpectedAnswer', status: 200 });
  });
});

test('a byte order mark before the JSON is no part of it', async () => {
  expect((await get('identity', Buffer.from('\uFEFF{"a":1}'))).json(z.object({ a: z.number() }))).toEqual({ a: 1 });
});
