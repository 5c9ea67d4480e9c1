import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pino from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { connectorsOver } from '../connectors/connectors.ts';
import { createRegistryHttp } from '../connectors/http/registryHttp.ts';
import type { Database } from '../db/database.ts';
import { inspectImage } from '../inspection/inspectImage.ts';
import { KeyRing } from '../secrets/keyRing.ts';
import { createRegistryRepository } from '../store/registryRepository.ts';
import { eventually } from '../testing/eventually.ts';
import { storeRegistry } from '../testing/storedImages.ts';
import { giveBack, type TestDatabase, takeDatabase } from '../testing/testDatabase.ts';
import { createListingRepository } from './listing/listingRepository.ts';
import { createRunListRepository } from './listing/runListRepository.ts';
import type { SyncDependencies } from './registrySync.ts';
import { createRunLog } from './runs/runLog.ts';
import { createRunRepository } from './runs/runRepository.ts';
import { SyncEngine } from './syncEngine.ts';

let taken: TestDatabase;
let database: Database;
let engine: SyncEngine;
let logged: string;

let dependencies: SyncDependencies;

beforeEach(async () => {
  logged = '';
  taken = await takeDatabase();
  ({ database } = taken);
  const runLog = createRunLog(database, Date.now);
  dependencies = {
    database,
    registries: createRegistryRepository(database),
    runs: createRunRepository(database, Date.now, runLog),
    runLists: createRunListRepository(database, runLog),
    listings: createListingRepository(database, Date.now, runLog),
    inspect: inspectImage,
    connectorOf: connectorsOver(createRegistryHttp({ allowLoopback: false })),
    secrets: new KeyRing(randomBytes(32)),
    now: Date.now,
    onListed: () => undefined,
    random: Math.random,
    log: pino({}, { write: (line: string) => (logged += line) }),
  };
  engine = new SyncEngine(dependencies);
});
afterEach(async () => {
  await engine.stop();
  await giveBack(taken);
});

const runs = () => database.write.selectFrom('sync_runs').select('trigger').execute();

test('two who ask for the same listing at the same moment get one', async () => {
  const id = await storeRegistry(database, 'harbor.example.com');
  await Promise.all([engine.request(id, 'manual'), engine.request(id, 'daily')]);
  expect(await runs()).toEqual([{ trigger: 'manual' }]);
});

test('what is found due while the engine stops is left to the next start', async () => {
  await storeRegistry(database, 'harbor.example.com');
  await database.write.updateTable('registries').set({ next_sync_at: 1 }).execute();
  const { registries } = dependencies;
  const due = Promise.withResolvers<Awaited<ReturnType<typeof registries.all>>>();
  const all = vi.fn().mockResolvedValueOnce([]).mockReturnValueOnce(due.promise);
  const stopped = new SyncEngine({ ...dependencies, registries: { ...registries, all } });
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  await stopped.start();
  vi.advanceTimersByTime(10_000);
  vi.useRealTimers();
  expect(all).toHaveBeenCalledTimes(2);
  const stopping = stopped.stop();
  due.resolve(await registries.all());
  await stopping;
  await sleep(100);
  expect(await runs()).toEqual([]);
});

test('whoever asks while the end of a listing is being stored gets another one', async () => {
  const id = await storeRegistry(database, 'harbor.example.com');
  const { runs: stored } = dependencies;
  const asked: Promise<void>[] = [];
  const endedThen = new SyncEngine({
    ...dependencies,
    runs: {
      ...stored,
      fail: async (runId, failure) => {
        await stored.fail(runId, failure);
        // Its end can be read from here on, and nothing of what it does is left but to forget it.
        if (asked.length === 0) asked.push(endedThen.request(id, 'daily'));
      },
    },
  });
  await endedThen.request(id, 'manual');
  await eventually(runs, (all) => all.length === 2);
  await Promise.all(asked);
  await endedThen.stop();
  expect(await runs()).toEqual([{ trigger: 'manual' }, { trigger: 'daily' }]);
});
