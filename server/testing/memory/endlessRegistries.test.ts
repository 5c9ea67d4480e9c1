// @module-tag thorough
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { type ServerProcess, startServerProcess } from '../process/serverProcess.ts';
import { type EndlessHarbor, startEndlessHarbor } from './endlessHarbor.ts';

/** `MOORING_TEST_FAULTS=all` watches for as long as a server without bounds took to die several times over. */
const watchedMs = process.env.MOORING_TEST_FAULTS === 'all' ? 90_000 : 6_000;
/** A heap of 512 MB, and what Node keeps beside it. */
const mostMegabytes = 900;

let dataDir: string;
let server: ServerProcess;
let harbors: EndlessHarbor[];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'mooring-memory-'));
  server = await startServerProcess({ dataDir, nodeOptions: ['--max-old-space-size=512'] });
  harbors = await Promise.all((['projects', 'repositories', 'images'] as const).map(startEndlessHarbor));
});
afterEach(async () => {
  await server.end();
  await Promise.all(harbors.map((harbor) => harbor.close()));
  await rm(dataDir, { recursive: true, force: true });
});

async function residentMegabytes(): Promise<number> {
  const status = await readFile(`/proc/${server.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

test.skipIf(process.platform !== 'linux')(
  'three registries whose lists have no end do not kill a server with a heap of 512 MB',
  async () => {
    for (const [index, { port }] of harbors.entries()) {
      const request = { ...harborRequest(port), DomainName: `endless-${index}.example.com`, TransPerHour: 0 };
      await server.call('AddPrivateRegistry', { ...request, SkipVerify: true });
    }
    let most = 0;
    for (const begun = performance.now(); performance.now() - begun < watchedMs; await sleep(250)) {
      most = Math.max(most, await residentMegabytes());
      expect((await server.call('PageImageRegistry', {})).List).toHaveLength(3);
    }
    expect(harbors.map(({ pages }) => pages() > 1)).toEqual([true, true, true]);
    expect(most).toBeLessThan(mostMegabytes);
  },
  watchedMs + 60_000,
);
