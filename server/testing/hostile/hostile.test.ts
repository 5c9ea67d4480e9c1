// @module-tag thorough
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ActionName, actionNames, actions } from '#contract/actions/actions.ts';
import { errorBodySchema } from '#contract/failures/errors.ts';
import { createRandom } from '#simulators/world/random.ts';
import { type AllRows, allRows, settledRows } from '../allRows.ts';
import { type KeyPair, popClient, signedOnce } from '../sdkClients.ts';
import { image, storeImages, storeRegistry } from '../storedImages.ts';
import { startTestServer, type TestServer } from '../testServer.ts';
import { hostileParameters, hostileRequest } from './hostileValues.ts';

/** `npm run test:hostile` sends so many on each wire, others each time unless a seed is given; `npm test` a few that are always the same. */
const wanted = process.env.MOORING_TEST_HOSTILE;
const requests = Number(wanted ?? 150);
const seed = Number(process.env.MOORING_TEST_SEED ?? (wanted === undefined ? 7 : Date.now() % 1_000_000));
/** At which the client packages give up. */
const slowMs = 3_000;
const timeout = 20_000 + requests * 100;
/** The server's clock stands still: nothing falls due, such as the next try of a registry that is away, and changes what is stored. */
const now = Date.now();

let server: TestServer;
let key: KeyPair;

beforeAll(async () => {
  const unbounded = { perSecond: 1e9, burst: 1e9 };
  // Else most would be refused for their number, and their contents never looked at.
  server = await startTestServer(
    {},
    { now: () => now, requestRates: { ofKey: unbounded, ofSession: unbounded, refusalsOfAddress: unbounded } },
  );
  const { database } = server;
  await storeImages(database, await storeRegistry(database, 'harbor.example.com'), 'library/nginx', image('latest'));
  const { AccessKeyId, AccessKeySecret } = await server.call('CreateAccessKey', { Name: 'hostile' });
  key = { accessKeyId: AccessKeyId, accessKeySecret: AccessKeySecret };
});
afterAll(() => server.close());

const actionAt = (index: number) => actionNames[index % actionNames.length] ?? 'PageImageRegistry';

const collectGarbage = () => {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
};
const heapMegabytes = () => {
  collectGarbage();
  return process.memoryUsage().heapUsed / 2 ** 20;
};

/** Sends so many; past the first tenth, which fills what is kept, the memory stays as it is. */
async function inSteadyMemory(send: (index: number) => Promise<void>): Promise<void> {
  let before = Number.POSITIVE_INFINITY;
  for (let index = 0; index < requests; index += 1) {
    if (index === Math.floor(requests / 10)) before = heapMegabytes();
    await send(index);
  }
  // The test's own log grows by a few hundred bytes with each.
  expect(heapMegabytes() - before).toBeLessThan(16 + requests / 500);
}

/** What may be answered: what was asked for, or a refusal with its code; in time. */
async function expectAnswered(what: string, ask: () => Promise<Response>): Promise<number> {
  const before = performance.now();
  const answer = await ask();
  const body: unknown = await answer.json();
  expect(answer.status, `${what} → ${JSON.stringify(body)}`).toBeLessThan(500);
  if (answer.status !== 200) errorBodySchema.parse(body);
  expect(performance.now() - before, what).toBeLessThan(slowMs);
  return answer.status;
}

/** Keeps what is stored: a request that is refused, or only reads, must leave it so. */
async function watchState(): Promise<(name: ActionName, what: string, status: number) => Promise<void>> {
  let before: AllRows = await settledRows(server.database);
  return async (name, what, status) => {
    const isDone = status === 200 && actions[name].access === 'write';
    if (isDone) before = await settledRows(server.database);
    else expect(await allRows(server.database), what).toEqual(before);
  };
}

test(
  `the console’s wire answers or refuses whatever comes, every action, and a refusal changes nothing (seed ${seed})`,
  async () => {
    const random = createRandom(seed);
    const expectUnchangedUnlessDone = await watchState();
    await inSteadyMemory(async (index) => {
      const name = actionAt(index);
      const body = JSON.stringify(hostileRequest(random, actions[name].request));
      const what = `${name} ${body}`;
      const status = await expectAnswered(what, () => server.fetch(`/api/${name}`, { method: 'POST', body }));
      await expectUnchangedUnlessDone(name, what, status);
    });
    expect(server.logged()).not.toContain('request failed');
  },
  timeout,
);

test(
  `the scripts’ wire answers or refuses whatever is signed, every action, and a refusal changes nothing (seed ${seed})`,
  async () => {
    const random = createRandom(seed);
    const expectUnchangedUnlessDone = await watchState();
    await inSteadyMemory(async (index) => {
      const name = actionAt(index);
      const query = hostileParameters(random, actions[name].request);
      const { url, init } = signedOnce(server.url, key, name, { query, at: now });
      const what = `${name} ${JSON.stringify(query)}`;
      await expectUnchangedUnlessDone(name, what, await expectAnswered(what, () => fetch(url, init)));
    });
    expect(server.logged()).not.toContain('request failed');
  },
  timeout,
);

test(
  `what nobody has signed changes nothing (seed ${seed})`,
  async () => {
    const random = createRandom(seed);
    const state = async () => ({
      ...(await settledRows(server.database)),
      audited: await server.database.read.selectFrom('audit_entries').select('id').execute(),
    });
    const before = await state();
    await inSteadyMemory(async (index) => {
      const name = actionAt(index);
      const parameters = hostileParameters(random, actions[name].request);
      const { url, init } = signedOnce(server.url, { ...key, accessKeySecret: 'guessed' }, name, {
        query: parameters,
        at: now,
      });
      await expectAnswered(name, () => fetch(random.chance(0.5) ? url : server.url, init));
    });
    expect(await state()).toEqual(before);
    await expect(popClient(server.url, key)('ListAccessKeys')).resolves.toBeDefined();
  },
  timeout,
);
