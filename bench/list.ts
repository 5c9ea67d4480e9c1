import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type ServerProcess, startServerProcess } from '#server/testing/serverProcess.ts';
import { watchHealth } from './healthWatch.ts';
import { memoryOf } from './memory.ts';
import { percentile } from './percentile.ts';
import { type Question, questionsOf, type Stored } from './questions.ts';
import { seedDatabase } from './seeding/seedDatabase.ts';

/** Enough for a p95 that is not simply the slowest. */
const rounds = 60;

/** How long each question of the lists takes over HTTP, one after another, with `/healthz` asked meanwhile. */
export async function benchList(images: number): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mooring-bench-'));
  try {
    const seeded = await seedDatabase(dataDir, images);
    const stored = { ...seeded, ...aSample(dataDir) };
    const size = Math.round(statSync(join(dataDir, 'mooring.db')).size / 1e6);
    const server = await startServerProcess({ dataDir });
    try {
      await report(server, stored, size);
    } finally {
      await server.end('SIGTERM');
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function aSample(dataDir: string): Pick<Stored, 'digest' | 'namespace'> {
  const database = new DatabaseSync(join(dataDir, 'mooring.db'), { readOnly: true });
  const row = database.prepare('select digest, namespace from images order by id desc limit 1').get();
  database.close();
  return { digest: String(row?.digest), namespace: String(row?.namespace) };
}

async function report(server: ServerProcess, stored: Stored, size: number): Promise<void> {
  const health = watchHealth(server.url);
  const lines: string[] = [];
  for (const question of questionsOf(stored)) lines.push(await ask(server, question));
  const healthTimes = await health.end();
  process.stdout.write(
    [
      `${stored.images} images in ${stored.repositories} repositories, load ${loadavg()[0]?.toFixed(1)}`,
      `database ${size} MB, server ${memoryOf(server)} MB at most, /healthz meanwhile p95 ${at(healthTimes, 0.95)} ms, at most ${at(healthTimes, 1)} ms`,
      '',
      '| question | p50 ms | p95 ms |',
      '| --- | --- | --- |',
      ...lines,
      '',
      '',
    ].join('\n'),
  );
}

async function ask({ call }: ServerProcess, { name, action, request }: Question): Promise<string> {
  // The first may read from the disk what the others find in memory.
  await call(action, request);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    await call(action, request);
    times.push(performance.now() - started);
  }
  return `| ${name} | ${at(times, 0.5)} | ${at(times, 0.95)} |`;
}

function at(times: readonly number[], share: number): string {
  return percentile(times, share).toFixed(1);
}
