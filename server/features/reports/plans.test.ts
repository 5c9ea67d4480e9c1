import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ListedImage } from '../../connectors/port.ts';
import type { Database } from '../../db/database.ts';
import { allOf } from '../../domain/access/visibility.ts';
import { createLog } from '../../log.ts';
import { createImageListRepository } from '../../query/images/imageListRepository.ts';
import { rowOf } from '../../store/imageRef.ts';
import { watchPlans } from '../../testing/queryPlans.ts';
import { digest, image, noon, scan, storeImages, storeRegistry } from '../../testing/storedImages.ts';
import { startTestServer, type TestServer } from '../../testing/testServer.ts';
import { scopeConditions } from '../scans/scope/scopeConditions.ts';
import { createScanTaskListRepository } from '../scans/tasks/scanTaskListRepository.ts';
import { createImageDetailRepository } from './details/imageDetailRepository.ts';
import { dueReports } from './import/dueReports.ts';
import { createReportRepository } from './reportRepository.ts';
import { TopVulnerabilities } from './vulnerabilities/topVulnerabilities.ts';
import { createVulnerabilityRepository } from './vulnerabilities/vulnerabilityRepository.ts';

let server: TestServer;
let database: Database;
let registryId: number;

beforeEach(async () => {
  server = await startTestServer();
  database = server.database;
  registryId = await storeRegistry(database, 'harbor');
});
afterEach(async () => {
  await server.close();
});

const now = () => noon;
const risky = { scan: scan({ high: 1 }) };
const images: readonly ListedImage[] = [
  image('one', { ...risky, digest: digest('a') }),
  image('one-too', { ...risky, digest: digest('a') }),
  image('other', { ...risky, digest: digest('b') }),
];
const finding = {
  name: 'CVE-2026-0001',
  package: 'openssl',
  installedVersion: '1',
  fixedVersion: '2',
  severity: 'high',
  score: 8,
  description: '',
  link: '',
} as const;

/** The digests that are due, in turn; the report of each is read, but for those that `unread` names. */
async function dueDigests(of: Database, unread: readonly string[] = []): Promise<string[]> {
  const found: string[] = [];
  for await (const row of dueReports(of, registryId, now)) {
    found.push(row.digest);
    if (unread.includes(row.digest)) continue;
    await createReportRepository(of, now).store(row, { scanner: '', findings: [finding], skipped: 0 });
  }
  return found;
}

test('no single image is looked for among all of its data centre or registry', async () => {
  await storeImages(database, registryId, 'team/app', ...images);
  const rows = await database.read.selectFrom('images').selectAll().execute();
  const [row] = rows;
  if (row === undefined) throw new Error('Nothing was stored.');
  const { watched, steps } = watchPlans(database);
  await rowOf(watched, { registryId, digest: digest('a') });
  await createImageDetailRepository(watched, now).sharing(row);
  await createImageListRepository(watched).named(
    allOf('cn'),
    Array.from({ length: 100 }, (_, n) => `${row.uuid}${n}`),
  );
  await dueDigests(watched);
  await new TopVulnerabilities(watched, now, createLog('json')).count('cn');
  const reports = createVulnerabilityRepository(watched);
  const page = { Type: 'cve', CurrentPage: 1, PageSize: 20 } as const;
  await reports.page(allOf('cn'), { ...page, Uuids: rows.map(({ uuid }) => uuid).join() });
  await reports.page(allOf('cn'), { ...page, Digest: row.digest });
  await reports.page(allOf('cn'), { ...page, RepoId: String(row.repository_id) });
  await reports.page(allOf('cn'), { ...page, Image: 'harbor/team/app:one' });
  await reports.images(allOf('cn'), { ...page, RepoId: String(row.repository_id) });
  await reports.ids(allOf('cn'), { ...page, RepoId: String(row.repository_id) }, row.id);
  await reports.rowsOf(allOf('cn'), { ...page, RepoId: String(row.repository_id) }, row.id, [1, 2, 3]);
  const found = (await steps()).filter((step) => /^(SCAN|SEARCH) (images|i)\b/.test(step));
  expect(found).not.toHaveLength(0);
  // Which images are due is asked of a whole registry, in batches.
  const ofMany = /images_to_report \(registry_id=\? AND risk_rank=\?/;
  expect(found.filter((step) => /^SCAN|\((center|registry_id)=\?/.test(step) && !ofMany.test(step))).toEqual([]);
});

test('the images that were scanned are all counted, however far apart their ids lie', async () => {
  await storeImages(database, registryId, 'team/app', ...images);
  await database.write
    .updateTable('images')
    .set(({ eb }) => ({ id: eb('id', '*', 250_000) }))
    .execute();
  await new TopVulnerabilities(database, now, createLog('json')).count('cn');
  const counted = await database.read.selectFrom('vulnerability_counts').select(['center', 'scanned_images']).execute();
  expect(counted).toEqual([{ center: 'cn', scanned_images: images.length }]);
});

test('how many images a cycle is about is counted along an index, of the time that it is about', async () => {
  await storeImages(database, registryId, 'team/app', ...images);
  const { watched, steps } = watchPlans(database);
  const list = createImageListRepository(watched);
  const tasks = createScanTaskListRepository(watched, list, scopeConditions(list));
  const scope = { updatedSince: 5, repositoriesUpTo: 9, registryIds: [registryId] };
  expect(await tasks.countIn(allOf('cn'), scope)).toEqual([
    { id: registryId, type: 'harbor', blocked: 0, images: images.length },
  ]);
  expect(await tasks.countIn(allOf('cn'), { ...scope, updatedSince: 2 * noon })).toEqual([]);
  expect(await tasks.countIn(allOf('cn'), { ...scope, repositoriesUpTo: 0 })).toEqual([]);
  const ofImages = (await steps()).filter((step) => /^(SCAN|SEARCH) images\b/.test(step));
  expect(new Set(ofImages)).toEqual(new Set(['SEARCH images USING INDEX images_newest (center=? AND updated_at>?)']));
});

test('the vulnerabilities of an image to be exported are settled at once: what changes meanwhile is neither repeated nor shifted', async () => {
  await storeImages(database, registryId, 'team/app', image('one', { ...risky, digest: digest('a') }));
  const row = await rowOf(database, { registryId, digest: digest('a') });
  if (row === undefined) throw new Error('Nothing was stored.');
  const named = (...names: string[]) => names.map((name) => ({ ...finding, name }));
  const store = (...names: string[]) =>
    createReportRepository(database, now).store(row, { scanner: '', findings: named(...names), skipped: 0 });
  const reports = createVulnerabilityRepository(database);
  const request = { Type: 'cve', Uuids: row.uuid, CurrentPage: 1, PageSize: 1 } as const;
  await store('CVE-2', 'CVE-3', 'CVE-4');
  expect(await reports.images(allOf('cn'), request)).toEqual([{ id: row.id, found: 3 }]);
  const ids = await reports.ids(allOf('cn'), request, row.id);
  await store('CVE-1', 'CVE-2', 'CVE-4');
  expect((await reports.rowsOf(allOf('cn'), request, row.id, ids)).map(({ name }) => name)).toEqual(['CVE-2', 'CVE-4']);
});

test('a report that came with another tag is not due again, nor another one in its place', async () => {
  await storeImages(database, registryId, 'team/app', ...images);
  const store = createReportRepository(database, now);
  // Read before, and out of date since: due, and last.
  const other = await rowOf(database, { registryId, digest: digest('b') });
  if (other === undefined) throw new Error('Nothing was stored.');
  await store.store({ ...other, high: 7 }, { scanner: '', findings: [], skipped: 0 });
  expect(await dueDigests(database, [digest('b')])).toEqual([digest('a'), digest('b')]);
});
