import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startHarborV2 } from '#simulators/harbor/startHarborV2.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { type Database, openDatabase } from '../db/database.ts';
import { eventually } from '../testing/eventually.ts';
import { harborRequest } from '../testing/harborRequest.ts';

const password = 'correct horse battery';
let dataDir: string;
let harbor: RunningSimulator;
let child: ChildProcess | undefined;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'mooring-kill-'));
  harbor = await startHarborV2({ world: createWorld({ images: 1_500 }) });
});
afterEach(async () => {
  child?.kill('SIGKILL');
  await harbor.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Starts the server as `npm start` does, in a process of its own; returns its address. */
async function start(): Promise<string> {
  const started = spawn(process.execPath, ['server/main.ts'], {
    env: {
      ...process.env,
      MOORING_PORT: '0',
      MOORING_DATA_DIR: dataDir,
      MOORING_ALLOW_LOOPBACK: '1',
      MOORING_ADMIN_PASSWORD: password,
      MOORING_LOG: 'json',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child = started;
  for await (const chunk of started.stdout) {
    const address = /http:\/\/\S+/.exec(String(chunk))?.[0];
    if (address !== undefined) return address;
  }
  throw new Error('The server ended before it listened.');
}

async function kill(): Promise<void> {
  const ended = new Promise((resolve) => child?.once('exit', resolve));
  child?.kill('SIGKILL');
  await ended;
}

async function connect(url: string): Promise<void> {
  const post = (path: string, body: unknown, cookie = '') =>
    fetch(new URL(path, url), { method: 'POST', body: JSON.stringify(body), headers: { cookie } });
  const session = await post('/api/session', { userName: 'admin', password });
  const cookie = session.headers.get('set-cookie')?.split(';')[0];
  const answer = await post('/api/AddPrivateRegistry', harborRequest(harbor.port), cookie);
  expect(answer.status).toBe(200);
}

/** Looks into the database beside the running server. */
async function withDatabase<Result>(look: (database: Database) => Promise<Result>): Promise<Result> {
  const database = await openDatabase(join(dataDir, 'mooring.db'));
  try {
    return await look(database);
  } finally {
    await database.close();
  }
}

const runs = (database: Database) => database.read.selectFrom('sync_runs').selectAll().execute();

test('kill -9 in the middle of a sync: the run goes on, and ends as an undisturbed one', async () => {
  harbor.faults.set({ kind: 'slow', ms: 60, path: '/artifacts' });
  await connect(await start());
  await withDatabase((database) =>
    eventually(
      () => runs(database),
      ([run]) => (run?.repositories_listed ?? 0) >= 3,
    ),
  );
  await kill();
  const interrupted = await withDatabase(runs);
  expect(interrupted).toMatchObject([{ status: 'START', phase: 'listing' }]);

  await start();
  await withDatabase(async (database) => {
    await eventually(
      () => runs(database),
      ([run]) => run?.status === 'SUCCESS',
      20_000,
    );
    expect(await runs(database)).toMatchObject([{ id: interrupted[0]?.id, complete: 1, images_listed: 1_500 }]);
    const stored = await database.read
      .selectFrom('images')
      .select(['namespace', 'repository_name', 'tag', 'digest'])
      .where('taken_in_at', 'is not', null)
      .execute();
    const name = (parts: readonly string[]) => parts.join(' ');
    expect(stored.map((row) => name([row.namespace, row.repository_name, row.tag, row.digest])).sort()).toEqual(
      [...harbor.world.imageRows()].map((row) => name([row.namespace, row.repository, row.tag, row.digest])).sort(),
    );
  });
});
