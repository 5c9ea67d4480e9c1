import { beforeEach, expect, test } from 'vitest';
import { limits } from '#contract/limits.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import type { Database } from '../db/database.ts';
import type { Tables } from '../db/tables/tables.ts';
import { eventually } from '../testing/eventually.ts';
import { imagesOf, importedReport, listed, scanned, scanTasks } from '../testing/scanning.ts';
import { startServerWithHarbor } from '../testing/serverWithHarbor.ts';
import type { TestServer } from '../testing/testServer.ts';
import { sweep } from './sweep.ts';

const { signal } = new AbortController();
const day = 86_400_000;

let server: TestServer;
let harbor: RunningSimulator;
let database: Database;

beforeEach(async () => {
  ({ server, harbor } = await startServerWithHarbor({ images: 40 }));
  harbor.world.scanMs = 100;
  await server.call('AddPrivateRegistry', harborRequest(harbor.port));
  await listed(server);
  database = server.database;
});

async function rowsIn(table: keyof Tables): Promise<number> {
  const { rows } = await database.read
    .selectFrom(table)
    .select((select) => select.fn.countAll<number>().as('rows'))
    .executeTakeFirstOrThrow();
  return rows;
}

async function risky() {
  const image = (await imagesOf(server)).find(({ VulCount, Tag }) => VulCount > 3 && Tag !== '');
  if (image === undefined) throw new Error('The simulated world has no such image.');
  return image;
}

/** Many that a listing lacks are kept for a second one, or until somebody has them removed. */
async function listedAgainWithoutMissing(): Promise<void> {
  const runs = await rowsIn('sync_runs');
  await server.call('RefreshContainerAssets', { AssetType: 'IMAGE' });
  await eventually(
    () => rowsIn('sync_runs'),
    (rows) => rows > runs,
  );
  await listed(server);
  const [registry] = (await server.call('PageImageRegistry', {})).List;
  if (registry === undefined) throw new Error('The registry is gone.');
  await server.call('RemoveMissingImages', { RegistryId: registry.Id });
}

test('what was found in images that are gone goes, what others have stays', async () => {
  const image = await risky();
  const found = (await importedReport(server, image.Uuid)).TotalCount;
  await scanned(server, { Uuids: image.Uuid });
  // All repositories but this one go.
  const kept = `${image.RepoNamespace}/${image.RepoName}`;
  for (const { fullName } of [...harbor.world.repositories])
    if (fullName !== kept) harbor.world.removeRepository(fullName);
  await listedAgainWithoutMissing();
  await sweep(database, Date.now(), signal);
  const left = await imagesOf(server);
  expect(new Set(left.map(({ RepoName }) => RepoName))).toEqual(new Set([image.RepoName]));
  const digests = new Set(left.map(({ Digest }) => Digest));
  const reports = await database.read.selectFrom('scan_reports').select('digest').execute();
  expect(reports.map(({ digest }) => digest)).toContain(image.Digest);
  for (const { digest } of reports) expect(digests).toContain(digest);
  expect(found).toBeGreaterThan(0);
  expect((await importedReport(server, image.Uuid)).TotalCount).toBeGreaterThan(0);

  harbor.world.removeRepository(kept);
  await listedAgainWithoutMissing();
  await sweep(database, Date.now(), signal);
  const tables = ['scan_reports', 'report_findings', 'vulnerability_findings', 'image_scans'] as const;
  for (const table of tables) expect([table, await rowsIn(table)]).toEqual([table, 0]);
});

test('a task that has ended goes with its log after 90 days, one that runs never does', async () => {
  const image = await risky();
  harbor.faults.set({ kind: 'status', status: 412, path: '/scan' });
  const ended = await scanned(server, { Uuids: image.Uuid });
  harbor.faults.clear();
  harbor.world.scanMs = 600_000;
  const { TaskId } = (await server.call('PublicCreateImageScanTask', { RegistryTypes: 'harbor' })).Data;
  const idsAfter = async (ms: number) => {
    await sweep(database, (ended?.EndTime ?? 0) + ms, signal);
    return (await scanTasks(server)).map((task) => task.TaskId);
  };
  expect(await rowsIn('scan_log')).toBe(1);
  expect(await idsAfter(limits.tasksKeptMs - 1)).toEqual([TaskId, ended?.TaskId]);
  expect(await idsAfter(limits.tasksKeptMs)).toEqual([TaskId]);
  expect(await idsAfter(limits.tasksKeptMs * 10)).toEqual([TaskId]);
  expect(await rowsIn('scan_log')).toBe(0);
});

test('syncs of long ago go, but never what tells when an image was last seen', async () => {
  await listedAgainWithoutMissing();
  harbor.faults.set({ kind: 'status', status: 500 });
  await server.call('RefreshContainerAssets', { AssetType: 'IMAGE' });
  await eventually(
    async () => (await server.call('PageImageRegistry', {})).List[0]?.State,
    (state) => state === 'failing',
    20_000,
  );
  const runs = () => database.read.selectFrom('sync_runs').select(['id', 'complete']).orderBy('id').execute();
  const [, latestComplete] = await runs();
  const { Uuid } = await risky();
  const seen = (await server.call('DescribeImageDetail', { Uuid })).LastSeenTime;
  await sweep(database, Date.now() + limits.tasksKeptMs - day, signal);
  expect(await rowsIn('sync_runs')).toBeGreaterThan(2);
  await sweep(database, Date.now() + limits.tasksKeptMs + day, signal);
  const left = await runs();
  expect(left).toContainEqual(latestComplete);
  expect(left.filter(({ complete }) => complete === 1)).toHaveLength(1);
  expect((await server.call('DescribeImageDetail', { Uuid })).LastSeenTime).toBe(seen);
  expect((await server.call('PageImageRegistry', {})).List[0]?.State).toBe('failing');
});

test('vanished images are remembered as long as it is said', async () => {
  const image = await risky();
  harbor.world.removeTag({ repository: `${image.RepoNamespace}/${image.RepoName}`, tag: image.Tag });
  await listedAgainWithoutMissing();
  const [vanished] = await database.read.selectFrom('vanished_images').selectAll().execute();
  const goneAt = vanished?.vanished_at ?? 0;
  await sweep(database, goneAt + limits.vanishedMs - 1, signal);
  expect(await rowsIn('vanished_images')).toBe(1);
  await sweep(database, goneAt + limits.vanishedMs, signal);
  expect(await rowsIn('vanished_images')).toBe(0);
});
