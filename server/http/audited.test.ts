import { afterEach, beforeEach, expect, test } from 'vitest';
import { adminPassword } from '../testing/adminPassword.ts';
import { auditEntries } from '../testing/audited.ts';
import { startTestServer, type TestServer } from '../testing/testServer.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.close());

const entries = async () => {
  const rows = await auditEntries(server);
  return rows.map(({ action, user_name, outcome, target, fields }) => [action, user_name, outcome, target, fields]);
};
const send = (path: string, body: string, method = 'POST') => server.fetch(path, { method, body });
const signIn = (userName: string, password: string) => send('/api/session', JSON.stringify({ userName, password }));

test.each([
  ['a field that cannot be turned into text', '{"ScanDayNum":7,"DomainName":{"toString":1}}'],
  ['a field of the object’s own making', '{"ScanDayNum":7,"__proto__":{"Id":1},"constructor":1}'],
  ['half a pair of surrogates', '{"ScanDayNum":7,"RegistryId":"\\ud83d"}'],
  ['a field of half a megabyte', JSON.stringify({ ScanDayNum: 7, AccessKeyId: 'x'.repeat(500_000) })],
])('a change that comes with %s is recorded by what was understood of it', async (_what, body) => {
  expect((await send('/api/SetRegistryScanDayNum', body)).status).toBe(200);
  expect(await entries()).toEqual([['SetRegistryScanDayNum', 'admin', 'OK', 'ScanDayNum=7', 'ScanDayNum']]);
});

test('a change that is not understood is recorded with the fields that were wrong', async () => {
  expect((await send('/api/SetRegistryScanDayNum', '{"ScanDayNum":{"toString":1}}')).status).toBe(400);
  expect(await entries()).toEqual([['SetRegistryScanDayNum', 'admin', 'IllegalParam', '', 'ScanDayNum']]);
});

test('who comes and goes is recorded, and who is refused; not what was typed in place of a name', {
  tags: 'thorough',
}, async () => {
  await signIn('my-password', 'my-password');
  await signIn('admin', 'wrong');
  const cookie = (await signIn('admin', adminPassword)).headers.get('set-cookie')?.split(';')[0] ?? '';
  await server.fetch('/api/session', { method: 'DELETE', cookie });
  await server.fetch('/api/session', { method: 'DELETE', cookie });
  const rows = await server.database.read.selectFrom('audit_entries').selectAll().orderBy('id').execute();
  expect(
    rows.map(({ action, user_name, outcome, door, address }) => [action, user_name, outcome, door, address]),
  ).toEqual([
    ['SignIn', '', 'SignInRefused', 'console', '127.0.0.1'],
    ['SignIn', 'admin', 'SignInRefused', 'console', '127.0.0.1'],
    ['SignIn', 'admin', 'OK', 'console', '127.0.0.1'],
    ['SignOut', 'admin', 'OK', 'console', '127.0.0.1'],
  ]);
});

test('what was not tried makes no entry: strangers could fill the disk', async () => {
  for (let guess = 0; guess < 8; guess += 1) await signIn('admin', `guess ${guess}`);
  for (let call = 0; call < 3; call += 1) await send('/api/setup', '{"password":"a long enough one"}');
  expect((await entries()).map(([, , outcome]) => outcome)).toEqual(Array(5).fill('SignInRefused'));
});

test('an export is recorded when it is asked for and when it is fetched', async () => {
  const { ExportId } = await server.call('ExportImages', {});
  await (await server.fetch(`/api/export/${ExportId}`)).text();
  await expect.poll(entries).toEqual([
    ['ExportImages', 'admin', 'OK', `LogicalExp=AND ExportId=${ExportId}`, 'LogicalExp'],
    ['FetchExport', 'admin', 'OK', `ExportId=${ExportId}`, 'ExportId'],
  ]);
});
