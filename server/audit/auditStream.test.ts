import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { spawnServer } from '../testing/process/serverProcess.ts';
import { startTestServer } from '../testing/testServer.ts';
import { AuditStream, toFile } from './auditStream.ts';
import type { AuditDraft } from './chainHash.ts';

let folder: string;
let file: string;
let logged: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mooring-audit-'));
  file = join(folder, 'audit.jsonl');
  logged = '';
});
afterEach(() => rmSync(folder, { recursive: true }));

const log = pino({}, { write: (line: string) => (logged += line) });
const entry = (request_id: string): AuditDraft => ({
  kind: 'ended',
  begun_id: null,
  at: 1_000,
  begun_at: null,
  request_id,
  user_name: 'a\nb',
  role: null,
  door: 'console',
  access_key_id: null,
  address: '',
  center: null,
  action: 'SignIn',
  subject_type: null,
  subject_id: null,
  subject_name: '',
  target: '',
  fields: 'Id,Name',
  changes: '[]',
  outcome: 'OK',
});
const lines = () => readFileSync(file, 'utf8').trimEnd().split('\n');
const requestsIn = () =>
  lines()
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line).request_id);

test('each entry is a line of JSON in a file of its owner’s alone, in order, whatever a text holds', async () => {
  const stream = new AuditStream(toFile(file), log);
  for (let index = 0; index < 100; index += 1) stream.add(entry(String(index)));
  await stream.stop();
  expect(requestsIn()).toEqual(Array.from({ length: 100 }, (_, index) => String(index)));
  expect(JSON.parse(lines()[0] ?? '')).toMatchObject({
    type: 'audit',
    time: '1970-01-01T00:00:01.000Z',
    user_name: 'a\nb',
    fields: ['Id', 'Name'],
  });
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('a file that is moved away is begun anew', async () => {
  const stream = new AuditStream(toFile(file), log);
  stream.add(entry('1'));
  await stream.stop();
  renameSync(file, `${file}.1`);
  stream.add(entry('2'));
  await stream.stop();
  expect(requestsIn()).toEqual(['2']);
});

test('where it cannot be written the log tells so once, and what waits is written with the next', async () => {
  mkdirSync(file);
  const stream = new AuditStream(toFile(file), log);
  for (const id of ['1', '2']) {
    stream.add(entry(id));
    await stream.stop();
  }
  expect(logged.match(/cannot be written/g)).toHaveLength(1);
  rmSync(file, { recursive: true });
  stream.add(entry('3'));
  await stream.stop();
  expect(requestsIn()).toEqual(['1', '2', '3']);
  expect(logged).toContain('is written again');
});

test('a server writes what it records, with each entry’s place and hash', async () => {
  const server = await startTestServer({ MOORING_AUDIT_LOG: file });
  await server.call('SetRegistryScanDayNum', { ScanDayNum: 7 });
  await server.close();
  expect(lines().map((line) => JSON.parse(line))).toMatchObject([
    { id: 1, kind: 'begun', action: 'SetRegistryScanDayNum', user_name: 'admin', hash: expect.any(String) },
    { id: 2, kind: 'ended', begun_id: 1, outcome: 'OK', changes: [{ Field: 'ScanDayNum', Before: 30, After: 7 }] },
  ]);
});

test('a server whose disk takes no lines does what it is asked for', async () => {
  const server = await startTestServer({ MOORING_AUDIT_LOG: folder });
  await server.call('SetRegistryScanDayNum', { ScanDayNum: 7 });
  expect(server.logged()).toContain('MOORING_AUDIT_LOG cannot be written');
  await server.close();
});

test('on the standard output each is a line of its own, beside the server’s log', async () => {
  const server = spawnServer({ dataDir: folder, environment: { MOORING_AUDIT_LOG: 'stdout' } });
  try {
    const [, url = ''] = await server.says(/Mooring is at (\S+)\n/);
    await fetch(new URL('/api/session', url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ userName: 'admin', password: 'a wrong password' }),
    });
    const [, line = ''] = await server.says(/^(\{"type":"audit".*"kind":"ended".*\})\n/m);
    expect(JSON.parse(line)).toMatchObject({ action: 'SignIn', door: 'console', address: '127.0.0.1' });
    expect(line).not.toContain('a wrong password');
  } finally {
    await server.end();
  }
});
