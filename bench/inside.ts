import { statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { memoryOf } from './memory.ts';
import { startOwnServer } from './ownServer.ts';
import { percentile } from './percentile.ts';
import { seedDatabase } from './seeding/seedDatabase.ts';

/** Images whose details are asked for, one after another. */
const opened = 200;

/** What it takes to store what is inside of all images, beside the same images only listed; and how long the details of one take. */
export async function benchInside(images: number): Promise<void> {
  const listed = await sizeOf(images);
  await using own = await startOwnServer((dataDir) => seedDatabase(dataDir, images, { inside: true }));
  const { server, dataDir } = own;
  const size = statSync(join(dataDir, 'mooring.db')).size;
  const times: number[] = [];
  for (const uuid of someOf(dataDir)) {
    const started = performance.now();
    await server.call('DescribeImageDetail', { Uuid: uuid });
    times.push(performance.now() - started);
  }
  const at = (share: number) => percentile(times, share).toFixed(1);
  process.stdout.write(
    [
      `${images} images, all taken in: database ${Math.round(size / 1e6)} MB, ${Math.round((size - listed) / images)} bytes a digest more than listed`,
      `  details of ${times.length} images: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`,
      `  memory of the server: ${memoryOf(server)} MB at most`,
      '',
    ].join('\n'),
  );
}

async function sizeOf(images: number): Promise<number> {
  await using own = await startOwnServer((dataDir) => seedDatabase(dataDir, images));
  return statSync(join(own.dataDir, 'mooring.db')).size;
}

function someOf(dataDir: string): string[] {
  using database = new DatabaseSync(join(dataDir, 'mooring.db'), { readOnly: true });
  return database
    .prepare('select uuid from images order by uuid limit ?')
    .all(opened)
    .map(({ uuid }) => String(uuid));
}
