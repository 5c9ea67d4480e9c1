import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, expect, test } from 'vitest';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { openDatabase } from '../db/database.ts';
import { createRegistryRepository } from '../store/registryRepository.ts';
import { eventually } from '../testing/eventually.ts';
import { startServerWithHarbor } from '../testing/serverWithHarbor.ts';
import type { TestServer } from '../testing/testServer.ts';

let server: TestServer;
let harbor: RunningSimulator;
let id: number;

beforeEach(async () => {
  ({ server, harbor } = await startServerWithHarbor({ images: 60 }));
  harbor.faults.set({ kind: 'hang', path: '/artifacts' });
  id = (await server.call('AddPrivateRegistry', harborRequest(harbor.port))).Data.Id;
  await eventually(asked, (requests) => requests.length > 0);
});

const registry = async () => (await server.call('PageImageRegistry', {})).List[0];
const asked = async () => harbor.requests.filter(({ path }) => path.includes('/artifacts'));
const isWhole = (row: Awaited<ReturnType<typeof registry>>) => row?.State === 'verified' && row.Complete;

/** As a process that is gone without a word leaves it. Returns how many calls for images it had made. */
async function dieWhileListing(): Promise<number> {
  await server.stop();
  const made = (await asked()).length;
  const database = await openDatabase(join(server.dataDir, 'mooring.db'));
  await createRegistryRepository(database).update(id, { listing_since: Date.now() });
  await database.close();
  await server.start();
  return made;
}

test('a registry in whose listing the process died is listed slowly, once, and says why', async () => {
  const before = await dieWhileListing();
  await eventually(asked, (requests) => requests.length > before);
  await sleep(200);
  expect(await asked()).toHaveLength(before + 1);
  expect((await registry())?.LastError).toMatchObject({
    Code: 'ServerStopped',
    Detail: { code: 'ServerStopped', reason: 'whileListing' },
  });

  // What is asked next is answered; the one that hangs is given up by a restart, which is no death.
  harbor.faults.clear();
  await server.restart();
  const row = await eventually(registry, isWhole);
  expect(row?.LastError).toBeUndefined();
});

test('where it died in that listing too, nothing is asked until a person wants it', { tags: 'thorough' }, async () => {
  await dieWhileListing();
  await dieWhileListing();
  const row = await eventually(registry, (now) => now?.State === 'failing');
  expect(row?.LastError).toMatchObject({ Detail: { code: 'ServerStopped', reason: 'whileListingAgain' } });
  expect(row?.LastError?.NextTry).toBeUndefined();

  harbor.faults.clear();
  await server.call('RefreshContainerAssets', { AssetType: 'IMAGE', RegistryId: id });
  expect((await eventually(registry, isWhole))?.ImageCount).toBe(60);
});

test('a server that is stopped as it should be leaves nothing behind', { tags: 'thorough' }, async () => {
  harbor.faults.clear();
  await server.restart();
  expect((await eventually(registry, isWhole))?.LastError).toBeUndefined();
});
