import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { startHarborV2 } from '#simulators/harbor/startHarborV2.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { type Database, openDatabase } from '../../db/database.ts';
import { KeyRing } from '../../secrets/keyRing.ts';
import { readSecretKeys } from '../../secrets/secretKey.ts';
import { createRegistryRepository } from '../../store/registryRepository.ts';
import { sealSecrets } from '../../store/registrySecrets.ts';
import { createRegistryWriter } from '../../store/registryWriter.ts';
import { storedTarget } from '../../store/storedTarget.ts';
import { eventually } from '../../testing/eventually.ts';
import { startServerWithHarbor } from '../../testing/serverWithHarbor.ts';
import type { TestServer } from '../../testing/testServer.ts';

let server: TestServer;
let harbor: RunningSimulator;

beforeEach(async () => {
  ({ server, harbor } = await startServerWithHarbor({ images: 60 }));
});

const registry = async () => (await server.call('PageImageRegistry', {})).List[0];
const newestTask = async () =>
  (await server.call('DescribeOnceTaskLeafRecordPage', { TaskType: 'IMAGE_REGISTRY_PULL' })).OnceTasks[0];
const slow = () => harbor.faults.set({ kind: 'slow', ms: 300, path: '/artifacts' });

/** Connects the Harbor, and is back while it is being listed. */
async function connectSlowly(): Promise<number> {
  slow();
  const { Id } = (await server.call('AddPrivateRegistry', harborRequest(harbor.port))).Data;
  await eventually(newestTask, (task) => task !== undefined && Number(task.TotalCount) > 0);
  return Id;
}

/** Does this to the registries while no server runs. */
async function whileDown(work: (database: Database) => Promise<void>) {
  await server.stop();
  const database = await openDatabase(join(server.dataDir, 'mooring.db'));
  await work(database);
  await database.close();
  await server.start();
}

/** What an edit of a registry's port stores, which seals its password for the new place. */
async function moveTo(database: Database, id: number, port: number) {
  const stored = await createRegistryRepository(database).findWhole(id);
  const keys = readSecretKeys({ dataDir: server.dataDir, fromEnvironment: undefined });
  if (stored === undefined || keys === null) throw new Error('The registry or the key is gone.');
  const secrets = new KeyRing(keys.current);
  const target = { ...storedTarget(stored, secrets), port };
  const { password_sealed } = sealSecrets(id, target, secrets, () => 1);
  await createRegistryWriter(database).changeAndList(id, () => ({ changes: { port, password_sealed } }), 1);
}

test('a registry that is resumed before its pause has come to an end goes on', async () => {
  const RegistryId = await connectSlowly();
  const pausing = server.call('PauseImageRegistry', { RegistryId });
  await eventually(registry, (now) => now?.State === 'paused');
  await Promise.all([pausing, server.call('ResumeImageRegistry', { RegistryId })]);
  harbor.faults.clear();
  const row = await eventually(registry, (now) => now?.State === 'verified' && now.Complete);
  expect(row?.ImageCount).toBe(60);
});

test('a server killed between a pause and the end of its listing lists nothing when it is up again', async () => {
  const id = await connectSlowly();
  // A listing that goes on proves its account first; artifacts, which are slow, and contents are perhaps still being answered.
  const others = () =>
    harbor.requests.filter(({ path }) => path.startsWith('/api/') && !path.includes('/artifacts')).length;
  let asked = 0;
  await whileDown((database) => {
    asked = others();
    return createRegistryRepository(database).update(id, { paused: 1 });
  });
  expect(await newestTask()).toMatchObject({ StatusText: 'PAUSED' });
  expect(others()).toBe(asked);
});

test('a server killed just after an edit lists the other registry from its beginning', {
  tags: 'thorough',
  timeout: 60_000,
}, async () => {
  const id = await connectSlowly();
  const other = await startHarborV2({ world: createWorld({ images: 40, seed: 7 }), wrongPasswordMs: 50 });
  try {
    await whileDown((database) => moveTo(database, id, other.port));
    await eventually(registry, (now) => now?.State === 'verified' && now.Complete, 30_000);
    const { ImageInstanceList } = await server.call('DescribeImageInstances', { PageSize: 100 });
    // What only the first one holds is kept until a second listing lacks it too.
    const listed = ImageInstanceList.filter(({ NotListedSince }) => NotListedSince === undefined);
    const held = [...other.world.imageRows()].map(({ tag, digest }) => `${tag}@${digest}`).toSorted();
    expect(listed.map(({ Tag, Digest }) => `${Tag}@${Digest}`).toSorted()).toEqual(held);
  } finally {
    await other.close();
  }
});

test('a repository that is to be read anew while its registry is listed is read once more', {
  tags: 'thorough',
}, async () => {
  const RegistryId = await connectSlowly();
  const { ImageRepoResponses } = await eventually(
    () => server.call('DescribeImageRepoDetailList', {}),
    (answer) => answer.ImageRepoResponses.length > 0,
  );
  const [read] = ImageRepoResponses;
  const repository = `${read?.RepoNamespace}/${read?.RepoName}`;
  harbor.world.addTag({ repository, tag: 'pushed-meanwhile' });
  await server.call('RefreshContainerAssets', { AssetType: 'IMAGE', RegistryId, RepoId: read?.RepoId });
  harbor.faults.clear();
  const Criteria = JSON.stringify([{ name: 'tag', value: 'pushed-meanwhile' }]);
  const pushed = () => server.call('DescribeImageInstances', { Criteria });
  await eventually(pushed, ({ PageInfo }) => PageInfo.TotalCount === 1);
});

test('a paused registry is not synchronized, and whoever asks is told why', async () => {
  const RegistryId = await connectSlowly();
  await server.call('PauseImageRegistry', { RegistryId });
  expect(await server.refused('RefreshContainerAssets', { AssetType: 'IMAGE', RegistryId })).toMatchObject({
    status: 409,
    body: { Code: 'RegistryPaused' },
  });
});
