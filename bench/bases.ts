import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pino from 'pino';
import { baseSortKeys } from '#contract/images/bases.ts';
import type { Criterion, ImageCriteriaName } from '#contract/images/criteria.ts';
import { limits } from '#contract/limits.ts';
import { openDatabase } from '#server/db/database.ts';
import { BaseCounter } from '#server/features/bases/baseCounter.ts';
import type { ServerProcess } from '#server/testing/process/serverProcess.ts';
import { watchHealth } from './healthWatch.ts';
import { memoryOf } from './memory.ts';
import { startOwnServer } from './ownServer.ts';
import { percentile } from './percentile.ts';
import type { Question } from './questions.ts';
import { judgeBases } from './seeding/knownAncestry.ts';
import { seedDatabase } from './seeding/seedDatabase.ts';
import { seedReports } from './seeding/seedReports.ts';

/** Enough for a p95 that is not simply the slowest. */
const rounds = 40;

/** How long it takes to count what all images are built on, whether all of it is right, and how long the lists of it take. */
export async function benchBases(images: number): Promise<void> {
  await using own = await startOwnServer(async (dataDir) => {
    await seedDatabase(dataDir, images, { inside: true });
    seedReports(dataDir);
    const seconds = await countAll(dataDir);
    const { known, found, wrong } = judgeBases(dataDir);
    return `bases counted in ${seconds.toFixed(1)} s: ${found} of ${known} found, ${wrong} wrong`;
  });
  const { server, dataDir, filled } = own;
  process.stdout.write(
    `${images} images, all taken in, ${filled}\n| question | p50 ms | p95 ms |\n| --- | --- | --- |\n`,
  );
  const health = watchHealth(server.url);
  for (const question of questionsOf(dataDir, images)) process.stdout.write(await lineOf(server, question));
  const healthTimes = await health.end();
  process.stdout.write(
    `/healthz meanwhile p95 ${percentile(healthTimes, 0.95).toFixed(1)} ms, server ${memoryOf(server)} MB at most\n\n`,
  );
}

async function countAll(dataDir: string): Promise<number> {
  const database = await openDatabase(join(dataDir, 'mooring.db'));
  const counter = new BaseCounter(database, pino({ enabled: false }));
  const started = performance.now();
  while (await counter.count());
  const seconds = (performance.now() - started) / 1_000;
  await database.close();
  return seconds;
}

async function lineOf(server: ServerProcess, { name, action, request }: Question): Promise<string> {
  await server.call(action, request);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    await server.call(action, request);
    times.push(performance.now() - started);
  }
  return `| ${name} | ${percentile(times, 0.5).toFixed(1)} | ${percentile(times, 0.95).toFixed(1)} |\n`;
}

/** The view of bases, the images built on the one that most are built on, and the drawer of one of them. */
function questionsOf(dataDir: string, images: number): readonly Question[] {
  using database = new DatabaseSync(join(dataDir, 'mooring.db'), { readOnly: true });
  const frequent = database
    .prepare(
      `select namespace || '/' || repository_name || ':' || tag as name, sum(images) as images from bases
       where tag <> '' group by 1 order by 2 desc limit 1`,
    )
    .get();
  const built = database
    .prepare('select uuid, digest from images where base_id is not null and vulnerabilities > 0 limit 1')
    .get();
  const list = (name: string, criteria: readonly Criterion<ImageCriteriaName>[], more = {}): Question => ({
    name,
    action: 'DescribeImageInstances',
    request: { CountLimit: limits.countLimit, Criteria: JSON.stringify(criteria), ...more },
  });
  const onFrequent = { name: 'baseImage', value: String(frequent?.name) } as const;
  const [outdated, current] = (['YES', 'NO'] as const).map((value) => ({ name: 'baseOutdated' as const, value }));
  const middle = Math.max(1, Math.floor(images / 80));
  return [
    ...baseSortKeys.map((SortBy) => ({
      name: `bases by ${SortBy}`,
      action: 'DescribeBaseImages' as const,
      request: { SortBy },
    })),
    { name: 'bases, part of a name', action: 'DescribeBaseImages', request: { SearchText: 'node' } },
    list(`built on the most frequent (${frequent?.images})`, [onFrequent]),
    list('the same by size', [onFrequent], { SortBy: 'ImageSize' }),
    list('the same at high risk', [onFrequent, { name: 'riskLevel', value: 'high', logicalExp: 'AND' }]),
    list('base outdated', outdated === undefined ? [] : [outdated]),
    list('base current', current === undefined ? [] : [current]),
    list('base current, middle page', current === undefined ? [] : [current], { CurrentPage: middle }),
    list('base current, by size, middle page', current === undefined ? [] : [current], {
      SortBy: 'ImageSize',
      CurrentPage: middle,
    }),
    { name: 'details of an image', action: 'DescribeImageDetail', request: { Uuid: String(built?.uuid) } },
    {
      name: 'its inherited vulnerabilities',
      action: 'DescribeImageVulList',
      request: { Type: 'cve', Uuids: String(built?.uuid), Origin: 'inherited' },
    },
  ];
}
