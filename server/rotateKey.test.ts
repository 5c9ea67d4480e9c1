import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { lockRotation } from './db/lockData.ts';
import { newKey } from './secrets/secretKey.ts';
import { adminPassword } from './testing/adminPassword.ts';
import { eventually } from './testing/eventually.ts';
import { listed } from './testing/scanning.ts';
import { openApiCoreClient, type SdkClient } from './testing/sdkClients.ts';
import { startServerWithHarbor } from './testing/serverWithHarbor.ts';
import { synchronized } from './testing/synchronizing.ts';
import type { TestServer } from './testing/testServer.ts';

let server: TestServer;
let harbor: RunningSimulator;
beforeEach(async () => {
  ({ server, harbor } = await startServerWithHarbor({ images: 60, wrongPasswordMs: 20 }));
});

const keyText = () => readFileSync(join(server.dataDir, 'secret.key'), 'utf8');

async function rotate(
  environment: Record<string, string> = {},
  user: { uid?: number; gid?: number } = {},
): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, ['server/rotateKey.ts'], {
    env: { ...process.env, MOORING_DATA_DIR: server.dataDir, ...environment },
    ...user,
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, output: out + err };
}

/** A script of somebody, with a key of its own. */
async function script(): Promise<() => Promise<unknown>> {
  const { AccessKeyId: accessKeyId, AccessKeySecret: accessKeySecret } = await server.call('CreateAccessKey', {
    Name: 'ci',
  });
  const client = (): SdkClient => openApiCoreClient(server.url, { accessKeyId, accessKeySecret });
  return () => client()('PageImageRegistry');
}

const audited = { door: 'commandLine', outcome: 'OK' };

/** How each change of the key ended, as the audit log of a stopped server has it. */
function noted(): unknown[] {
  const data = new DatabaseSync(join(server.dataDir, 'mooring.db'), { readOnly: true });
  const query = `select door, outcome from audit_entries where action = 'RotateKey' and kind = 'ended' order by id`;
  const entries = data.prepare(query).all();
  data.close();
  return entries.map((entry) => ({ ...entry }));
}

async function signIn(): Promise<number> {
  const body = JSON.stringify({ userName: 'admin', password: adminPassword });
  return (await server.fetch('/api/session', { method: 'POST', body, cookie: null })).status;
}

test('a running server has its key replaced while registries are listed, scripts call and people sign in', async () => {
  const call = await script();
  harbor.faults.set({ kind: 'slow', ms: 20, path: '/artifacts' });
  await server.call('AddPrivateRegistry', harborRequest(harbor.port));
  const before = keyText();
  let isOver = false;
  const rotating = rotate().finally(() => {
    isOver = true;
  });
  let made = 0;
  while (!isOver) {
    await call();
    // What is sealed meanwhile, and in the moment of the change.
    await (await script())();
    made += 1;
  }
  expect(await rotating).toEqual({ code: 0, output: expect.stringContaining('The former key opens nothing') });
  expect(made).toBeGreaterThan(2);
  expect(await signIn()).toBe(200);
  await listed(server);
  expect(keyText()).not.toBe(before);
  expect(keyText()).not.toContain(before);
  await server.restart();
  await call();
  expect((await synchronized(server))?.Status).toBe('SUCCESS');
  await server.stop();
  const after = keyText();
  writeFileSync(join(server.dataDir, 'secret.key'), before);
  await expect(server.start()).rejects.toThrow('secret.key is not the key that this data is sealed with');
  writeFileSync(join(server.dataDir, 'secret.key'), newKey().toString('base64'));
  expect(await rotate()).toEqual({ code: 1, output: expect.stringContaining('is not the key') });
  writeFileSync(join(server.dataDir, 'secret.key'), after);
  expect(noted()).toEqual([audited]);
  await server.start();
});

test('beside a stopped server the command does it itself', { tags: 'thorough' }, async () => {
  const call = await script();
  await server.call('AddPrivateRegistry', harborRequest(harbor.port));
  await listed(server);
  await server.stop();
  const before = keyText();
  expect(await rotate()).toEqual({ code: 0, output: expect.stringMatching(/\d secrets were sealed anew/) });
  expect(keyText()).not.toBe(before);
  expect(noted()).toEqual([audited]);
  await server.start();
  await call();
  expect((await synchronized(server))?.Status).toBe('SUCCESS');
});

test('a key of the environment is replaced by a server that is started with both, and says when the former may go', {
  tags: 'thorough',
}, async () => {
  const [former, present] = ['the former key of sixteen', 'the present key of sixteen'];
  await server.stop();
  expect((await rotate()).code).toBe(0);
  await server.start({ MOORING_SECRET_KEY: former, MOORING_REPLACE_SECRET_KEY: '1' });
  const call = await script();
  expect(await rotate()).toEqual({ code: 1, output: expect.stringContaining('MOORING_FORMER_SECRET_KEY') });
  await server.restart({ MOORING_SECRET_KEY: present, MOORING_FORMER_SECRET_KEY: former });
  await eventually(
    async () => server.logged(),
    (logged) => logged.includes('MOORING_FORMER_SECRET_KEY is needed no more'),
  );
  await server.restart({ MOORING_SECRET_KEY: present });
  await call();
  await server.stop();
  await expect(server.start({ MOORING_SECRET_KEY: former })).rejects.toThrow('MOORING_SECRET_KEY is not the key');
  await server.start({ MOORING_SECRET_KEY: present });
});

test('a file of keys that is not the running server’s is not taken', { tags: 'thorough' }, async () => {
  const before = keyText();
  writeFileSync(join(server.dataDir, 'secret.key'), newKey().toString('base64'));
  await eventually(
    async () => server.logged(),
    (logged) => logged.includes('does not hold the key in use any more'),
  );
  const call = await script();
  writeFileSync(join(server.dataDir, 'secret.key'), before);
  await server.restart();
  await call();
});

test('two that replace the key at once would lose one: the second is refused', { tags: 'thorough' }, async () => {
  const first = lockRotation(server.dataDir);
  expect(await rotate()).toEqual({ code: 1, output: expect.stringContaining('is being replaced already') });
  first.close();
});

test('where there is no data, nothing is begun', async () => {
  const nowhere = join(server.dataDir, 'nowhere');
  expect(await rotate({ MOORING_DATA_DIR: nowhere })).toMatchObject({
    code: 1,
    output: expect.stringContaining('There is no data'),
  });
});

test('in a folder that nothing can be written to, nothing is begun', async ({ skip }) => {
  // Modes do not hold the superuser back: then it is somebody else who tries.
  const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  skip(
    spawnSync(process.execPath, ['--version'], nobody).error !== undefined,
    'only the superuser can read this checkout',
  );
  const folder = mkdtempSync(join(tmpdir(), 'mooring-rotate-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(server.dataDir, folder, { recursive: true });
  const paths = [folder, ...readdirSync(folder).map((name) => join(folder, name))];
  if (nobody.uid !== undefined) for (const path of paths) chownSync(path, nobody.uid, nobody.gid);
  chmodSync(folder, 0o500);
  const refused = await rotate({ MOORING_DATA_DIR: folder }, nobody);
  expect(refused).toEqual({ code: 1, output: expect.stringContaining('Nothing can be written') });
  expect(readFileSync(join(folder, 'secret.key'), 'utf8')).toBe(keyText());
});
