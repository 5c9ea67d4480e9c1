// @module-tag thorough
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServerProcess, startServerProcess } from '../testing/process/serverProcess.ts';

/** A built console of ten files, which are compressed when it is built. */
const folder = mkdtempSync(join(tmpdir(), 'mooring-console-'));
const consoleRoot = join(folder, 'dist');
mkdirSync(join(consoleRoot, 'assets'), { recursive: true });
writeFileSync(join(consoleRoot, 'index.html'), '<!doctype html>');
const files = Array.from({ length: 10 }, (_, index) => `/assets/part-${index}.js`);
for (const file of files) writeFileSync(join(consoleRoot, file), 'x'.repeat(200_000));

/** A process of its own: the callers would take their time from it. */
let server: ServerProcess;
beforeAll(async () => {
  server = await startServerProcess({
    dataDir: join(folder, 'data'),
    script: 'server/testing/process/serverWithConsole.ts',
    environment: { MOORING_TEST_CONSOLE: consoleRoot },
  });
});
afterAll(async () => {
  await server.end();
  rmSync(folder, { recursive: true });
});

/** From an address of its own, or the first five would hold back the others; its name has a real hash's cost. */
function signIn(guess: number): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const { hostname, port } = new URL(server.url);
  const to = { hostname, port, path: '/api/session', method: 'POST', headers: { 'content-type': 'application/json' } };
  request({ ...to, localAddress: `127.0.1.${guess + 1}`, agent: false }, (answer) =>
    resolve(answer.resume().statusCode ?? 0),
  )
    // Nobody waits for what is still in the line when the test ends.
    .on('error', () => resolve(0))
    .end(JSON.stringify({ userName: `user-${guess}`, password: 'guess' }));
  return promise;
}

async function fetched(path: string): Promise<number> {
  const begun = performance.now();
  const headers = { 'accept-encoding': 'identity' };
  await (await fetch(new URL(path, server.url), { headers })).arrayBuffer();
  return performance.now() - begun;
}

test('two hundred who sign in at once hold up no page: 95 of 100 files come within a second', async () => {
  const statuses: number[] = [];
  for (let guess = 0; guess < 200; guess += 1) void signIn(guess).then((status) => statuses.push(status));
  await sleep(50);
  const times: number[] = [];
  for (let load = 0; load < 25; load += 1) {
    times.push(...(await Promise.all(['/cn/assets/images', ...files, '/api/session'].map(fetched))));
  }
  times.sort((one, other) => one - other);
  expect(times[Math.floor(times.length * 0.95)]).toBeLessThan(1_000);
  // Ten wait in the line, and a few more take the places of those who were done meanwhile.
  await expect.poll(() => statuses.filter((status) => status === 503).length).toBeGreaterThan(180);
});
