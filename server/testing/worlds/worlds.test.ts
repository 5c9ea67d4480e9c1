// @module-tag thorough
import { afterEach, beforeEach, onTestFinished, test, vi } from 'vitest';
import { limits } from '#contract/limits.ts';
import { createRandom, seedOf } from '#simulators/world/random.ts';
import { startTestServer } from '../testServer.ts';
import { Front } from './front.ts';
import { Scene } from './scene.ts';
import { worldKinds } from './worldKinds.ts';

/** `npm run test:worlds` tries so many worlds, others each time unless a seed is given; else a few that are always the same. */
const long = process.env.MOORING_TEST_WORLDS !== undefined;
const worlds = Number(process.env.MOORING_TEST_WORLDS ?? 6);
const firstSeed = Number(process.env.MOORING_TEST_SEED ?? (long ? Date.now() % 1_000_000 : 101));

const images = 70;
const steps = 6;

beforeEach(() => {
  // What is listed by itself is listed when the test says so.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(() => {
  vi.useRealTimers();
});

async function openScene(seed: number): Promise<Scene> {
  const kind = worldKinds[seed % worldKinds.length];
  if (kind === undefined) throw new Error('There is no such kind.');
  const clock = { ahead: 0 };
  const server = await startTestServer({}, { now: () => Date.now() + clock.ahead });
  const [{ simulator: main, request }, { simulator: replica }] = await Promise.all([
    kind.start(images, seed),
    kind.start(images, seed),
  ]);
  const front = new Front(main);
  const port = await front.listen();
  onTestFinished(async () => {
    await server.close();
    await Promise.all([front.close(), main.close(), replica.close()]);
  });
  await server.call('AddPrivateRegistry', request(port));
  return new Scene({ kind, server, front, random: createRandom(seedOf('steps', seed)), main, replica, clock });
}

const seeds = Array.from({ length: worlds }, (_, place) => firstSeed + place);

test.each(seeds)(
  'whatever passes, what is there is shown, and what is gone goes after two listings (seed %i)',
  async (seed) => {
    const scene = await openScene(seed);
    await scene.connected();
    for (let step = 0; step < steps; step += 1) await scene.step();
    await scene.calmDown(limits.secondLookMs + 1_000);
  },
);
