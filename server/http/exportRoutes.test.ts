import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import pino from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { KeyHolder } from '../features/accessKeys/accessKeyService.ts';
import { ExportDesk, type ExportSource } from '../features/exports/exportDesk.ts';
import { eventually } from '../testing/eventually.ts';
import { boundConnections, connectionLimits } from './bounds/connections.ts';
import { exportRoutes } from './exportRoutes.ts';
import type { HttpEnvironment } from './httpEnvironment.ts';

let logged: string;
let outcomes: string[];
let desk: ExportDesk;
let server: Server;
let url: string;

beforeEach(async () => {
  logged = '';
  outcomes = [];
  desk = new ExportDesk(Date.now);
  const log = pino({}, { write: (line: string) => (logged += line) });
  const app = new Hono<HttpEnvironment>();
  app.use(async (context, next) => {
    context.set('log', log);
    context.set('session', { sessionId: 1, userName: 'admin', role: 'administrator', registries: 'all' });
    await next();
  });
  const accessKeys = { holderOf: async () => holder };
  const audit = { begin: async () => async (outcome: string) => void outcomes.push(outcome) };
  app.route('/', exportRoutes({ desk, audit, accessKeys }));
  const { port } = await new Promise<AddressInfo>((resolve) => {
    server = createServer(getRequestListener(app.fetch));
    boundConnections(server, server, { ...connectionLimits, idleMs: 200 });
    server.listen(0, '127.0.0.1', () => resolve(server.address() as AddressInfo));
  });
  url = `http://127.0.0.1:${port}/export/`;
});
afterEach(() => server.close());

/** The holder of the key as they are by now. */
const holder: KeyHolder = {
  accessKeyId: 'MRNG1',
  identity: { userName: 'admin', role: 'operator', registries: 'all' },
  center: 'cn',
  isReadOnly: true,
};

const piece = { text: 'x'.repeat(65_536), rows: 1 };
const ended = (id: string) =>
  eventually(
    async () => desk.describe('admin', id).State,
    (state) => state !== 'running',
  );

test('who leaves in the middle of a file is no error of the server’s', async () => {
  const endless: ExportSource = {
    fileName: 'images',
    async *write() {
      for (;;) yield piece;
    },
  };
  const id = desk.add('admin', endless);
  const leaving = new AbortController();
  const answer = await fetch(url + id, { signal: leaving.signal });
  await answer.body?.getReader().read();
  leaving.abort();
  expect(await ended(id)).toBe('cancelled');
  expect(outcomes).toEqual(['Cancelled']);
  expect(logged).toBe('');
});

test('who stops reading is let go after a while, what was read for it stays small, and its place is free again', async () => {
  let pieces = 0;
  const endless: ExportSource = {
    fileName: 'images',
    async *write() {
      for (;;) {
        pieces += 1;
        yield piece;
      }
    },
  };
  const id = desk.add('admin', endless);
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname).on('error', () => {});
  socket.pause().write(`GET /export/${id} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
  await eventually(
    async () => desk.describe('admin', id).State,
    (state) => state === 'cancelled',
  );
  expect(pieces * piece.text.length).toBeLessThan(32 * 2 ** 20);
  expect(logged).toBe('');
  socket.destroy();
});

test('who asks for the headers alone begins no file', async () => {
  const id = desk.add('admin', { fileName: 'images', async *write() {} });
  expect((await fetch(url + id, { method: 'HEAD' })).status).toBe(404);
  expect(desk.describe('admin', id).State).toBe('waiting');
});

test('a file that cannot be read to its end breaks off, and the log says why', async () => {
  const broken: ExportSource = {
    fileName: 'images',
    async *write() {
      yield piece;
      throw new Error('the disk is gone');
    },
  };
  const id = desk.add('admin', broken);
  const answer = await fetch(url + id);
  await expect(answer.text()).rejects.toThrow();
  expect(await ended(id)).toBe('failed');
  await expect.poll(() => outcomes).toEqual(['ServerError']);
  expect(logged).toContain('the disk is gone');
});

test.each([
  ['as when the file was asked for, has it', 'operator', 200],
  ['another one by now, has it no more', 'administrator', 404],
] as const)('a script whose owner’s role is %s', async (_case, role, status) => {
  const id = desk.add('admin', { fileName: 'images', async *write() {} });
  const ticket = desk.ticketFor(id, { accessKeyId: 'MRNG1', role });
  const answer = await fetch(`${url}${id}?ticket=${ticket}`);
  expect(answer.status).toBe(status);
  await answer.body?.cancel();
});
