import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { errorBodySchema } from '#contract/failures/errors.ts';
import { readConfig } from '../../config.ts';
import { closedPort } from '../../connectors/testing/localServers.ts';
import { type RunningServer, startServer } from '../../startServer.ts';
import { eventually } from '../../testing/eventually.ts';
import { holdData, makeEarlierData } from '../../testing/upgrades/earlierData.ts';

let dataDir: string;
let port: number;
let lines: string[];
let server: RunningServer | undefined;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'mooring-upgrade-'));
  await makeEarlierData(dataDir, '0012_whole_runs');
  port = await closedPort();
  lines = [];
  server = undefined;
});
afterEach(async () => {
  await server?.close();
  rmSync(dataDir, { recursive: true });
});

async function start(upgradePeriodMs?: number): Promise<void> {
  const config = readConfig({ MOORING_PORT: String(port), MOORING_DATA_DIR: dataDir });
  const log = pino({}, { write: (line: string) => lines.push(JSON.parse(line).msg) });
  server = await startServer(config, log, upgradePeriodMs === undefined ? {} : { upgradePeriodMs });
}

const ask = (path: string, init: RequestInit = {}) => fetch(`http://127.0.0.1:${port}${path}`, init);

async function healthStatus(): Promise<string> {
  try {
    return String(Object(await (await ask('/healthz')).json()).status);
  } catch {
    return 'away';
  }
}

describe('while the database is upgraded', () => {
  let starting: Promise<void>;
  let held: ReturnType<typeof holdData>;
  beforeEach(async () => {
    held = holdData(dataDir);
    starting = start(10);
    await eventually(healthStatus, (status) => status === 'upgrading');
  });
  afterEach(async () => {
    held.release();
    await starting;
  });

  test('the process is alive, and not ready', async () => {
    const [alive, ready] = [await ask('/healthz'), await ask('/readyz')];
    const told = { status: 'upgrading', done: 0, steps: expect.any(Number), step: expect.any(String) };
    expect([alive.status, await alive.json()]).toEqual([200, expect.objectContaining(told)]);
    expect([ready.status, await ready.json()]).toEqual([503, expect.objectContaining(told)]);
  });

  test.each([
    ['en-GB,en;q=0.9', 'en', 'Mooring is being upgraded'],
    ['zh-TW,zh;q=0.9', 'zh-CN', 'Mooring 正在升级'],
  ])('any page says so to who reads %s, and how far it is', async (language, tag, title) => {
    const answer = await ask('/cn/assets/images?view=images', { headers: { 'accept-language': language } });
    const page = await answer.text();
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([503, 'no-store']);
    expect(page).toContain(`<html lang="${tag}"`);
    expect(page).toContain(`<h1>${title}</h1>`);
    expect(page).toMatch(/<progress max="\d+" value="0"/);
  });

  test('the page’s own script is the only one that its policy lets run', async () => {
    const answer = await ask('/');
    const policy = answer.headers.get('content-security-policy') ?? '';
    const [, script = ''] = /<script>([\s\S]*?)<\/script>/.exec(await answer.text()) ?? [];
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(script));
    expect(policy).toContain(`script-src 'self' 'sha256-${Buffer.from(digest).toString('base64')}'`);
  });

  test('an action is refused by a name, with when to ask again', async () => {
    const answer = await ask('/api/AddPrivateRegistry', { method: 'POST', body: '{"Lang":"en"}' });
    const body = errorBodySchema.parse(await answer.json());
    expect([answer.status, answer.headers.get('retry-after'), body.Code]).toEqual([503, '5', 'ServerUpgrading']);
    expect(body.Recommend).toMatch(/^[\s\S]*(?:保留|stays)/);
  });

  test('a file of the console is missing, not a page in its place', async () => {
    const answer = await ask('/assets/index-old.js');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([503, expect.stringContaining('json')]);
  });

  test('the log says what is done, and the console is there when it is over', async () => {
    await eventually(
      async () => lines,
      (all) => all.some((line) => /^upgrading the database: 0 of \d+ steps/.test(line)),
    );
    held.release();
    await starting;
    expect(await healthStatus()).toBe('ok');
    expect((await ask('/readyz')).status).toBe(200);
    expect((await ask('/api/session')).status).toBe(200);
    expect(lines[0]).toMatch(/earlier version/);
    expect(lines).toContainEqual(expect.stringMatching(/^the database is upgraded, in \d+ s$/));
  });
});

test('an upgrade of an instant keeps callers waiting for their answer, and tells them nothing', async () => {
  const starting = start();
  const answer = await eventually(
    () =>
      ask('/api/session').then(
        ({ status }) => status,
        () => 0,
      ),
    (status) => status !== 0,
  );
  await starting;
  expect(answer).toBe(200);
});
