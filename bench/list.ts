import { readFileSync, statSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ServerProcess } from '#server/testing/process/serverProcess.ts';
import { watchHealth } from './healthWatch.ts';
import { memoryOf } from './memory.ts';
import { startOwnServer } from './ownServer.ts';
import { percentile } from './percentile.ts';
import { type Question, questionsOf, type Stored } from './questions.ts';
import { type Seeded, seedDatabase } from './seeding/seedDatabase.ts';

/** Enough for a p95 that is not simply the slowest. */
const rounds = 60;

/** A server, and what it stores. */
interface Listing extends AsyncDisposable {
  readonly server: ServerProcess;
  readonly stored: Stored;
  readonly megabytes: number;
}

/**
 * How long each question of the lists takes over HTTP, one after another, with `/healthz` asked meanwhile. `before` is the folder of
 * another version: asked the same in turn, so that what the machine does beside them meets both.
 */
export async function benchList(images: number, before?: string): Promise<void> {
  await using listing = await start(images, '.');
  await using earlier = before === undefined ? null : await start(images, before);
  await report(listing, earlier);
}

/** Seeds a database as the version in `folder` does, and starts that version's server on it. */
async function start(images: number, folder: string): Promise<Listing> {
  const seed = seedingOf(folder);
  const own = await startOwnServer((dataDir) => seed(dataDir, images), resolve(folder, 'server/main.ts'));
  return {
    ...own,
    stored: { ...own.filled, ...aSample(own.dataDir) },
    megabytes: Math.round(statSync(join(own.dataDir, 'mooring.db')).size / 1e6),
  };
}

type Seeding = (dataDir: string, images: number) => Promise<Seeded>;

function seedingOf(folder: string): Seeding {
  if (folder === '.') return seedDatabase;
  return async (dataDir, images) => {
    const { seedDatabase: seedEarlier } = await import(resolve(folder, 'bench/seeding/seedDatabase.ts'));
    return seedEarlier(dataDir, images);
  };
}

function aSample(dataDir: string): Pick<Stored, 'digest' | 'namespace'> {
  const database = new DatabaseSync(join(dataDir, 'mooring.db'), { readOnly: true });
  const row = database.prepare('select digest, namespace from images order by id desc limit 1').get();
  database.close();
  return { digest: String(row?.digest), namespace: String(row?.namespace) };
}

async function report(listing: Listing, earlier: Listing | null): Promise<void> {
  const health = watchHealth(listing.server.url);
  // So that both have the same to do.
  const healthBefore = earlier === null ? null : watchHealth(earlier.server.url);
  const lines: string[] = [];
  for (const question of questionsOf(listing.stored)) {
    const asked = await ask(question, earlier === null ? [listing] : [listing, earlier]);
    lines.push(lineOf(question.name, asked));
  }
  const healthTimes = await health.end();
  await healthBefore?.end();
  const sizeOf = ({ megabytes, server }: Listing) => `database ${megabytes} MB, server ${memoryOf(server)} MB at most`;
  process.stdout.write(
    [
      `${listing.stored.images} images in ${listing.stored.repositories} repositories, load ${loadavg()[0]?.toFixed(1)}`,
      `${sizeOf(listing)}, /healthz meanwhile p95 ${at(healthTimes, 0.95)} ms, at most ${at(healthTimes, 1)} ms`,
      ...(earlier === null ? [] : [`before: ${sizeOf(earlier)}`]),
      '',
      `| question | p50 ms | p95 ms | processor ms |${earlier === null ? '' : ' before: p50 ms | p95 ms | processor ms | of before: p50 | processor |'}`,
      `| --- | --- | --- | --- |${earlier === null ? '' : ' --- | --- | --- | --- | --- |'}`,
      ...lines,
      '',
      '',
    ].join('\n'),
  );
}

/** What a question took of each server; null of one that does not know it. */
interface Asked {
  readonly times: number[];
  /** Processor time of the whole server, ms an answer. */
  processor: number;
}

async function ask(question: Question, listings: readonly Listing[]): Promise<(Asked | null)[]> {
  const asked = await Promise.all(listings.map(({ server }) => warmUp(server, question)));
  for (let round = 0; round < rounds; round += 1) {
    for (const [place, { server }] of listings.entries()) {
      const of = asked[place];
      if (of === null || of === undefined) continue;
      const [started, processor] = [performance.now(), processorTimeOf(server)];
      await server.call(question.action, question.request);
      of.times.push(performance.now() - started);
      of.processor += (processorTimeOf(server) - processor) / rounds;
    }
  }
  return asked;
}

/** The first may read from the disk what the others find in memory. */
async function warmUp(server: ServerProcess, { action, request }: Question): Promise<Asked | null> {
  try {
    await server.call(action, request);
    return { times: [], processor: 0 };
  } catch (error) {
    if (String(error).includes('IllegalParam')) return null;
    throw error;
  }
}

function lineOf(name: string, [asked, before]: readonly (Asked | null)[]): string {
  const cells = (of: Asked | null) =>
    of === null ? ['–', '–', '–'] : [at(of.times, 0.5), at(of.times, 0.95), of.processor.toFixed(1)];
  const ratio = (of: (each: Asked) => number) => (asked && before ? (of(asked) / of(before)).toFixed(2) : '–');
  const beside =
    before === undefined
      ? []
      : [...cells(before), ratio(({ times }) => percentile(times, 0.5)), ratio(({ processor }) => processor)];
  return `| ${[name, ...cells(asked ?? null), ...beside].join(' | ')} |`;
}

function at(times: readonly number[], share: number): string {
  return percentile(times, share).toFixed(1);
}

/** Ticks of the kernel's clock in a second, as `/proc` counts them on every usual Linux. */
const ticksPerSecond = 100;

/** The processor time that a server has taken so far in ms, which a busy machine changes little; Linux only, NaN elsewhere. */
function processorTimeOf({ pid }: ServerProcess): number {
  if (process.platform !== 'linux') return Number.NaN;
  // Its name, in brackets, may hold blanks.
  const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const [userTicks, systemTicks] = fields.split(' ').slice(11, 13);
  return ((Number(userTicks) + Number(systemTicks)) * 1000) / ticksPerSecond;
}
