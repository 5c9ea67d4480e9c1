// @module-tag thorough
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startHarborV2 } from '#simulators/harbor/startHarborV2.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { createRandom } from '#simulators/world/random.ts';
import type { World } from '#simulators/world/world.ts';
import { KilledServer } from './killedServer.ts';
import { noteStamps, type SyncPhase } from './storedState.ts';

/** `npm run test:kill` kills so many times, at other moments each time unless a seed is given. */
const long = process.env.MOORING_TEST_KILLS !== undefined;
const wanted = Number(process.env.MOORING_TEST_KILLS ?? 3);
const seed = Number(process.env.MOORING_TEST_SEED ?? (long ? Date.now() % 1_000_000 : 1));
const images = long ? 20_000 : 1_500;
const limitMs = long ? 60 * 60_000 : 120_000;

/** Then a sync is left in peace, so that it ends. */
const killsPerSync = long ? 6 : 2;
/** How far into a life its end may come: a sync of so many images takes about so long. */
const longestLifeMs = long ? 2_500 : 600;

const random = createRandom(seed);
let harbor: RunningSimulator;
let servers: KilledServer[];

beforeEach(() => {
  servers = [];
});
afterEach(async () => {
  await Promise.all(servers.map((server) => server.remove()));
  await harbor.close();
});

function server(...options: ConstructorParameters<typeof KilledServer>): KilledServer {
  const added = new KilledServer(...options);
  servers.push(added);
  return added;
}

const connect = async (to: KilledServer) => {
  await (await to.up()).call('AddPrivateRegistry', harborRequest(harbor.port));
};
const synchronize = async (to: KilledServer) => {
  await (await to.up()).call('RefreshContainerAssets', { AssetType: 'IMAGE' });
};

/** As many tags go as are few enough to be asked for one by one, and new images come. */
function change(world: World): void {
  const tagged = [...world.imageRows()].filter(({ tag }) => tag !== '');
  const few = Math.max(20, Math.floor(images / 100)) - 5;
  for (const { namespace, repository, tag } of tagged
    .filter((_row, place) => place % Math.floor(tagged.length / few) === 0)
    .slice(0, few)) {
    world.removeTag({ repository: `${namespace}/${repository}`, tag });
  }
  world.addImages(Math.round(images / 20));
}

/** Kills the server again and again while it syncs and takes images in; then lets it end. Returns where each kill hit. */
async function disturb(killed: KilledServer, aims: readonly SyncPhase[]): Promise<SyncPhase[]> {
  const hits: SyncPhase[] = [];
  while (hits.length < killsPerSync) {
    await killed.up();
    const aim = aims[hits.length];
    if (aim !== undefined) await killed.reaches(aim);
    await sleep(random.next() * (aim === undefined ? longestLifeMs : longestLifeMs / 20));
    const hit = await killed.kill();
    if (hit === 'ended') break;
    hits.push(hit);
  }
  await calm(killed);
  return hits;
}

/** Lets it list, and take in what it listed. */
async function calm(server: KilledServer): Promise<void> {
  await server.up();
  await server.reaches('ended');
  await server.takesAllIn();
}

test(`kill -9 at random moments: every sync ends as an undisturbed one (seed ${seed})`, {
  timeout: limitMs,
}, async () => {
  const hits: SyncPhase[] = [];
  for (let journey = 1; hits.length < wanted; journey += 1) {
    harbor = await startHarborV2({ world: createWorld({ images, seed: journey }) });
    // So few images would be listed before any kill could meet them.
    if (!long) harbor.faults.set({ kind: 'slow', ms: 60, path: '/artifacts' });
    const [killed, undisturbed] = [server(), server()];

    const same = async (begin: (of: KilledServer) => Promise<void>, aims: readonly SyncPhase[]) => {
      await begin(undisturbed);
      await calm(undisturbed);
      await begin(killed);
      hits.push(...(await disturb(killed, aims)));
      const outcome = killed.look((state) => state.outcome());
      expect(outcome).toEqual(undisturbed.look((state) => state.outcome()));
      expect(outcome.images).toHaveLength(harbor.world.imageCount);
      const counts = killed.look((state) => state.counts());
      for (const { kept, recounted } of Object.values(counts)) expect(kept).toEqual(recounted);
      expect(killed.look((state) => state.defects())).toEqual([]);
    };
    await same(connect, long ? [] : ['listing']);
    change(harbor.world);
    // A removal is short: a moment chosen blindly seldom meets it.
    await same(synchronize, ['removal', 'removal']);

    await Promise.all([killed.remove(), undisturbed.remove()]);
    await harbor.close();
  }
  const tally = Object.entries(Object.groupBy(hits, (hit) => hit)).map(([phase, of]) => `${phase} ${of.length}`);
  if (long) process.stdout.write(`seed ${seed}: ${hits.length} kills (${tally.join(', ')})\n`);
  expect(new Set(hits)).toContain('listing');
});

const limit = 30;
const hourMs = 60 * 60_000;

test(`kill -9 never lets more than ${limit} images an hour in (seed ${seed})`, { timeout: limitMs }, async () => {
  harbor = await startHarborV2({ world: createWorld({ images }) });
  const killed = server({
    script: 'server/testing/process/serverWithFastClock.ts',
    // An hour in 3.6 s: the lives of two or three processes.
    environment: { MOORING_TEST_CLOCK_SPEED: '1000' },
  });
  const { call } = await killed.up();
  noteStamps(killed.dataDir);
  await call('AddPrivateRegistry', harborRequest(harbor.port, { TransPerHour: limit }));
  const takenIn = () => killed.look((state) => state.stamps());
  // On a busy machine a start alone may take most of an hour of that clock; a second one must be reached.
  for (let kills = 0; kills < wanted || (takenIn().length <= limit && kills < wanted + 20); kills += 1) {
    await killed.up();
    await sleep(random.next() * 1_500);
    await killed.kill();
  }
  const times = takenIn();
  const excesses = times.filter((time, index) => (times[index + limit] ?? Number.POSITIVE_INFINITY) - time < hourMs);
  expect(excesses).toEqual([]);
  const hours = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / hourMs;
  if (long) process.stdout.write(`${wanted} kills, ${times.length} images taken in within ${hours.toFixed(1)} h\n`);
  // As many as the limit allows in the hours that have gone, but for what a dead server missed.
  expect(times.length).toBeGreaterThan(limit);
});
