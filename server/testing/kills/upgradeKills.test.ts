// @module-tag thorough
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRandom } from '#simulators/world/random.ts';
import { migrations } from '../../db/migrations.ts';
import { spawnServer, startServerProcess } from '../process/serverProcess.ts';
import { fillEarlierData, makeEarlierData, migrationsUpTo } from '../upgrades/earlierData.ts';
import type { Stored } from './lookWorker.ts';

/** `npm run test:kill` kills at other moments each time unless a seed is given. */
const long = process.env.MOORING_TEST_KILLS !== undefined;
const seed = Number(process.env.MOORING_TEST_SEED ?? (long ? Date.now() % 1_000_000 : 1));
const kills = long ? 10 : 2;
const images = long ? 1_000_000 : 5_000;
const earlier = '0021_listing_deaths';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mooring-upgrade-kills-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Looks into a data folder from a thread of its own: a million rows hold the one that looks for a minute. */
function look(dataDir: string): Promise<Stored> {
  const worker = new Worker(new URL('./lookWorker.ts', import.meta.url), { workerData: dataDir });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

const isBegun = /is upgraded, in \d+ steps/;

test(`kill -9 at random moments of an upgrade leaves the data before or after it (seed ${seed})`, {
  timeout: long ? 60 * 60_000 : 120_000,
}, async () => {
  const random = createRandom(seed);
  const original = join(folder, 'original');
  const undisturbed = join(folder, 'undisturbed');
  const killed = join(folder, 'killed');
  await makeEarlierData(original, earlier);
  fillEarlierData(original, images);
  const before = await look(original);
  expect(before).toMatchObject({ applied: Object.keys(migrationsUpTo(earlier)), defects: [] });

  cpSync(original, undisturbed, { recursive: true });
  const first = spawnServer({ dataDir: undisturbed });
  await first.says(isBegun);
  const begunAt = performance.now();
  await first.says(/"the database is upgraded, in/);
  const upgradeMs = performance.now() - begunAt;
  await first.end('SIGTERM');
  const after = await look(undisturbed);
  expect(after).toMatchObject({ applied: Object.keys(migrations), defects: [] });

  cpSync(original, killed, { recursive: true });
  const found = { before: 0, between: 0, after: 0 };
  for (let kill = 0; kill < kills; kill += 1) {
    const server = spawnServer({ dataDir: killed });
    await server.says(isBegun);
    // The first at once, which no upgrade is faster than.
    if (kill > 0) await sleep(random.next() * upgradeMs);
    await server.end();
    const left = await look(killed);
    expect(left.defects).toEqual([]);
    const state =
      left.applied.length === before.applied.length
        ? 'before'
        : left.applied.length === after.applied.length
          ? 'after'
          : 'between';
    found[state] += 1;
    if (state === 'before') expect(left.fingerprint).toBe(before.fingerprint);
    if (state === 'after') {
      expect(left.fingerprint).toBe(after.fingerprint);
      rmSync(killed, { recursive: true });
      cpSync(original, killed, { recursive: true });
    }
  }
  expect(found.before).toBeGreaterThan(0);

  const server = await startServerProcess({ dataDir: killed });
  const { PageInfo } = await server.call('DescribeImageInstances', {});
  expect(PageInfo.TotalCount).toBe(images);
  await server.end('SIGTERM');
  expect(await look(killed)).toEqual(after);
  if (long) {
    process.stdout.write(
      `seed ${seed}: ${images} images upgraded in ${(upgradeMs / 1000).toFixed(1)} s; killed ${kills} times: ${JSON.stringify(found)}\n`,
    );
  }
});
