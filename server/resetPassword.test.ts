import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { adminPassword } from './testing/adminPassword.ts';
import { startTestServer, type TestServer } from './testing/testServer.ts';

/** Runs the command on a data folder with a password at its standard input. */
async function reset(dataDir: string, password: string): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, ['server/resetPassword.ts'], {
    env: { ...process.env, MOORING_DATA_DIR: dataDir, MOORING_ADMIN_PASSWORD: '' },
  });
  child.stdin.end(`${password}\n`);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, output: out + err };
}

const signIn = async (server: TestServer, password: string) =>
  (await server.fetch('/api/session', { method: 'POST', body: JSON.stringify({ userName: 'admin', password }) }))
    .status;

test('who may read the data sets the password beside a stopped server; all sessions end, and the second step', async () => {
  const server = await startTestServer();
  onTestFinished(() => server.close());
  await server.database.write
    .updateTable('users')
    .set({ totp_sealed: 'x', totp_since: 1, recovery_codes: '["x"]' })
    .execute();
  const running = await reset(server.dataDir, 'another long password');
  expect(running).toEqual({ code: 1, output: expect.stringContaining('Another Mooring is at work') });
  await server.stop();
  expect(await reset(server.dataDir, 'short')).toEqual({ code: 1, output: 'Use 12 to 128 characters\n' });
  const common = await reset(server.dataDir, 'qwerty123456');
  expect(common).toEqual({ code: 1, output: 'This password is too common; choose another one\n' });
  const done = await reset(server.dataDir, 'another long password');
  expect(done).toEqual({
    code: 0,
    output: expect.stringContaining('All sessions have ended, and no second step is asked for'),
  });
  expect(done.output).not.toContain('another long password');
  await server.start();
  expect(await (await server.fetch('/api/session')).json()).toMatchObject({ userName: null });
  expect([await signIn(server, adminPassword), await signIn(server, 'another long password')]).toEqual([401, 200]);
  const data = new DatabaseSync(join(server.dataDir, 'mooring.db'), { readOnly: true });
  const [noted] = data.prepare(`select * from audit_entries where action = 'ResetPassword' and outcome = 'OK'`).all();
  expect(noted).toMatchObject({ door: 'commandLine', subject_type: 'user', subject_name: 'admin' });
  data.close();
});
