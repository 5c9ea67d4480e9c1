import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { limits } from '#contract/limits.ts';
import type { ServerProcess } from '#server/testing/process/serverProcess.ts';
import { watchHealth } from './healthWatch.ts';
import { startOwnServer } from './ownServer.ts';
import { percentile } from './percentile.ts';
import { seedDatabase } from './seeding/seedDatabase.ts';

/** How long a third party waits between two requests, ms. */
const everyMs = 20;

/** How long the largest registry's removal takes over HTTP, and what a list and a setting take meanwhile. */
export async function benchRemoval(images: number): Promise<void> {
  await using own = await startOwnServer((dataDir) => seedDatabase(dataDir, images));
  await report(own.server, images);
}

async function report(server: ServerProcess, images: number): Promise<void> {
  const { Id, ImageCount } = await largestRegistry(server);
  const health = watchHealth(server.url);
  const gone = new AbortController();
  const lists = repeat(gone.signal, () =>
    server.call('DescribeImageInstances', { CountLimit: limits.countLimit, PageSize: 20 }),
  );
  const writes = repeat(gone.signal, () => server.call('SetRegistryScanDayNum', { ScanDayNum: 30 }));
  const started = performance.now();
  await server.call('DeletePrivateRegistry', { RegistryId: Id });
  const answered = performance.now() - started;
  while (await isThere(server, Id)) await sleep(100);
  const whole = performance.now() - started;
  gone.abort();
  const times = { 'a list': await lists, 'a setting’s change': await writes, '`/healthz`': await health.end() };
  process.stdout.write(
    [
      `${ImageCount} of ${images} images removed in ${(whole / 1000).toFixed(1)} s, answered after ${(answered / 1000).toFixed(1)} s, load ${loadavg()[0]?.toFixed(1)}`,
      '',
      '| meanwhile | p50 ms | p95 ms | at most ms |',
      '| --- | --- | --- | --- |',
      ...Object.entries(times).map(
        ([name, each]) => `| ${name} | ${at(each, 0.5)} | ${at(each, 0.95)} | ${at(each, 1)} |`,
      ),
      '',
      '',
    ].join('\n'),
  );
}

async function largestRegistry(server: ServerProcess) {
  const { List } = await server.call('PageImageRegistry', {});
  const [largest] = List.toSorted((one, other) => other.ImageCount - one.ImageCount);
  if (largest === undefined) throw new Error('No registry is stored.');
  return largest;
}

async function isThere(server: ServerProcess, id: number): Promise<boolean> {
  const { List } = await server.call('PageImageRegistry', {});
  return List.some(({ Id }) => Id === id);
}

/** Asks again and again until `signal` says that it is over; answers how long each took, ms. */
async function repeat(signal: AbortSignal, ask: () => Promise<unknown>): Promise<readonly number[]> {
  const times: number[] = [];
  while (!signal.aborted) {
    const started = performance.now();
    await ask();
    times.push(performance.now() - started);
    await sleep(everyMs);
  }
  return times;
}

function at(times: readonly number[], share: number): string {
  return percentile(times, share).toFixed(1);
}
