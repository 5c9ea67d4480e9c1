import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { startTestServer } from './testing/testServer.ts';

const run = promisify(execFile);

/** What the command says of a data folder, and how it ends. */
async function verify(dataDir: string): Promise<{ code: number; said: string }> {
  const env = { ...process.env, MOORING_DATA_DIR: dataDir };
  try {
    const { stdout, stderr } = await run(process.execPath, ['server/auditVerify.ts'], { env });
    return { code: 0, said: stdout + stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, said: stdout + stderr };
  }
}

test('the log is proven beside a running server and a stopped one; one changed byte ends it with 1 and the place', async () => {
  const server = await startTestServer();
  await server.call('SetRegistryScanDayNum', { ScanDayNum: 7 });
  const whole = { code: 0, said: expect.stringMatching(/^2 entries from 20\S+Z to 20\S+Z are whole\.\n$/) };
  expect(await verify(server.dataDir)).toEqual(whole);
  await server.stop();
  expect(await verify(server.dataDir)).toEqual(whole);
  const database = new DatabaseSync(join(server.dataDir, 'mooring.db'));
  database.exec(`drop trigger audit_entries_stay; update audit_entries set address = '192.0.2.1' where id = 2`);
  database.close();
  expect(await verify(server.dataDir)).toEqual({
    code: 1,
    said: expect.stringContaining('Entry 2 is not what was written there'),
  });
});

test('a folder without data or key is named', async () => {
  expect(await verify('/nowhere')).toEqual({
    code: 1,
    said: '/nowhere/secret.key is missing: without it nothing can be proven.\n',
  });
});
