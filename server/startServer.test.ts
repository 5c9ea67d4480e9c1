import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pino from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startHarborV2 } from '#simulators/harbor/startHarborV2.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { readConfig } from './config.ts';
import { startServer } from './startServer.ts';
import { eventually } from './testing/eventually.ts';
import { startTestServer, type TestServer } from './testing/testServer.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.close());

const start = (environment: Record<string, string>) =>
  startServer(readConfig({ MOORING_PORT: '0', ...environment }), pino({ enabled: false }));

test('a second server on the same data refuses to start, until the first has stopped', async () => {
  await expect(start({ MOORING_DATA_DIR: server.dataDir })).rejects.toThrow(/Another Mooring is at work on .*mooring-/);
  expect((await server.call('PageImageRegistry', {})).List).toEqual([]);
  await server.restart();
  expect((await server.call('PageImageRegistry', {})).List).toEqual([]);
});

test('a server that finds its port taken begins nothing, and leaves the data to the next', {
  tags: 'thorough',
}, async () => {
  const harbor = await startHarborV2({ world: createWorld({ images: 5 }) });
  harbor.faults.set({ kind: 'hang', path: '/projects' });
  await server.call('AddPrivateRegistry', harborRequest(harbor.port, { SkipVerify: true }));
  const asked = async () => harbor.requests.length;
  await eventually(asked, (count) => count > 0);
  await server.stop();
  harbor.faults.clear();
  const before = await asked();

  const dataDir = mkdtempSync(join(tmpdir(), 'mooring-other-'));
  const other = await start({ MOORING_DATA_DIR: dataDir });
  const taken = {
    MOORING_DATA_DIR: server.dataDir,
    MOORING_ALLOW_LOOPBACK: '1',
    MOORING_PORT: new URL(other.url).port,
  };
  await expect(start(taken)).rejects.toThrow('EADDRINUSE');
  await sleep(300);
  expect(await asked()).toBe(before);
  await server.start();
  await eventually(asked, (count) => count > before);

  await other.close();
  await harbor.close();
  rmSync(dataDir, { recursive: true });
});
