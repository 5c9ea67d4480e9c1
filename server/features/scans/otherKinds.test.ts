import { afterEach, beforeEach, expect, test } from 'vitest';
import { simulatorKeys } from '#simulators/acr/accessKeys.ts';
import { instanceIn } from '#simulators/acr/places.ts';
import { startAcr } from '#simulators/acr/startAcr.ts';
import { startHarborV1 } from '#simulators/harbor/startHarborV1.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { startQuay } from '#simulators/quay/startQuay.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { quayRequest } from '#simulators/requests/quayRequest.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { eventually } from '../../testing/eventually.ts';
import { imagesOf, importedReport, listed, scanned } from '../../testing/scanning.ts';
import { startTestServer, type TestServer } from '../../testing/testServer.ts';

let server: TestServer;
let closing: (() => Promise<void>)[];

beforeEach(async () => {
  closing = [];
  server = await startTestServer();
});
afterEach(async () => {
  await server.close();
  for (const close of closing) await close();
});

async function risky() {
  const image = (await imagesOf(server)).find(({ VulCount }) => VulCount > 3);
  if (image === undefined) throw new Error('The simulated world has no such image.');
  return image;
}

async function withAcr(rights: readonly string[] | null = null): Promise<RunningSimulator> {
  const places = [instanceIn('cn-hangzhou', 'prod'), { edition: 'personal', region: 'cn-hangzhou' } as const];
  const key = { ...simulatorKeys.reader, rights };
  const acr = await startAcr({ world: createWorld({ images: 90, kind: 'harbor-v1' }), places, keys: [key] });
  acr.world.scanMs = 200;
  closing.push(() => acr.close());
  await server.call('AddAcrAccount', {
    AccessKeyId: key.id,
    AccessKeySecret: key.secret,
    RegionIds: ['cn-hangzhou'],
    TransPerHour: 0,
    EndpointIp: '127.0.0.1',
    Port: acr.port,
    ProtocolType: 1,
  });
  await listed(server);
  return acr;
}

test('Harbor 1.10 gives its reports by tag, and scans when asked', async () => {
  const harbor = await startHarborV1({ world: createWorld({ images: 60, kind: 'harbor-v1' }) });
  harbor.world.scanMs = 200;
  closing.push(() => harbor.close());
  await server.call('AddPrivateRegistry', harborRequest(harbor.port, { RegistryVersion: 'V1' }));
  await listed(server);
  const image = await risky();
  expect((await importedReport(server, image.Uuid)).TotalCount).toBe(image.VulCount);
  expect(await scanned(server, { Uuids: image.Uuid })).toMatchObject({ StatusText: 'SUCCESS', ScannedImages: 1 });
  expect((await importedReport(server, image.Uuid)).TotalCount).toBe((await risky()).VulCount);
});

test('Quay is never asked for a scan: its own results are read, and the task says so once', async () => {
  const quay = await startQuay({ world: createWorld({ images: 60, kind: 'quay' }), lockOutMs: 1 });
  closing.push(() => quay.close());
  const rows = quay.organizations.filter(({ namespace }) => ['payments', 'library'].includes(namespace));
  await server.call('AddPrivateRegistry', quayRequest(quay, rows));
  await listed(server);
  const image = await risky();
  const { VulRecords, TotalCount } = await importedReport(server, image.Uuid);
  expect(TotalCount).toBe(image.VulCount);
  expect(VulRecords[0]?.Name).toMatch(/^CVE-\d{4}-\d+$/);
  const scannedOnes = (await imagesOf(server)).filter(({ ScaStatus }) => ScaStatus === 'SUCCESS').slice(0, 3);
  const task = await scanned(server, { Uuids: scannedOnes.map(({ Uuid }) => Uuid).join(',') });
  expect(task).toMatchObject({ StatusText: 'SUCCESS', ScannedImages: scannedOnes.length });
  expect(task?.Log.map(({ Code }) => Code)).toEqual(['scansByItself']);
  expect(quay.requests.filter(({ method }) => method === 'POST')).toEqual([]);
});

test('what a registry finds anew with the same counts is seen after a scan of ours at once, and within a week by itself', {
  tags: 'thorough',
  timeout: 40_000,
}, async () => {
  const quay = await startQuay({ world: createWorld({ images: 30, kind: 'quay' }), lockOutMs: 1 });
  closing.push(() => quay.close());
  await server.call('AddPrivateRegistry', quayRequest(quay, quay.organizations));
  await listed(server);
  const { Uuid, Digest } = await risky();
  await importedReport(server, Uuid);
  const told = async () => new Set((await importedReport(server, Uuid)).VulRecords.map((row) => row.Description));
  const telling = (value: string) => quay.faults.set({ kind: 'field', name: 'Description', value, path: '/security' });

  telling('Known to be exploited.');
  await scanned(server, { Uuids: Uuid });
  expect(await told()).toEqual(new Set(['Known to be exploited.']));

  telling('Exploited widely.');
  await server.database.write
    .updateTable('images')
    .set((column) => ({ facts_due: column('facts_due', '-', 7 * 86_400_000) }))
    .where('digest', '=', Digest)
    .execute();
  await server.restart();
  await eventually(told, (texts) => texts.has('Exploited widely.'));
});

test('Container Registry scans Enterprise images; those of the Personal Edition are left out from the start', {
  tags: 'thorough',
  timeout: 40_000,
}, async () => {
  await withAcr();
  const image = await risky();
  expect((await importedReport(server, image.Uuid)).TotalCount).toBe(image.VulCount);
  expect(await scanned(server, { Uuids: image.Uuid })).toMatchObject({ StatusText: 'SUCCESS', ScannedImages: 1 });
  const blocked = (await imagesOf(server)).filter(({ ScanBlocked }) => ScanBlocked === 'acrPersonal');
  const Uuids = blocked.map(({ Uuid }) => Uuid).join(',');
  const { Data } = await server.call('PublicPreCheckImageScanTask', { Uuids });
  expect(Data).toMatchObject({ ScanImageCount: 0, BlockedCount: blocked.length });
  expect((await server.call('PublicCreateImageScanTask', { Uuids })).Data.Result).toBe('TASK_NOT_EXISTS');
  const all = await imagesOf(server);
  for (const scope of [{ RegistryTypes: 'acr' }, { RegionIds: 'cn-hangzhou' }, { InstanceIds: image.InstanceId }, {}]) {
    const whole = await server.call('PublicPreCheckImageScanTask', scope);
    expect(whole.Data).toMatchObject({
      ScanImageCount: all.length - blocked.length,
      BlockedCount: blocked.length,
      CountByType: [{ RegistryType: 'acr', Count: all.length - blocked.length }],
    });
  }
  const [one] = blocked;
  expect(one?.RegistryUrl).toBe(
    `https://cr.console.aliyun.com/repository/cn-hangzhou/${one?.RepoNamespace}/${encodeURIComponent(one?.RepoName ?? '')}/details`,
  );
  expect(image.RegistryUrl).toBe('https://cr.console.aliyun.com/cn-hangzhou/instances');
  const report = await server.call('DescribeImageVulList', { Type: 'cve', Uuids: one?.Uuid });
  expect(report.ReportState).toBe('blocked');
});

test('an AccessKey that may only read is told which right a scan needs', {
  tags: 'thorough',
  timeout: 40_000,
}, async () => {
  const reading = ['ListInstance', 'GetInstanceVpcEndpoint', 'ListRepository', 'ListRepositoryTag', 'GetScan'];
  await withAcr([...reading, 'GetScanCount'].map((right) => `cr:${right}`));
  const task = await scanned(server, { Uuids: (await risky()).Uuid });
  expect(task).toMatchObject({ StatusText: 'FAIL', FailedImages: 1 });
  expect(task?.Log[0]?.Message).toContain('cr:PutScan');
});

test('a scanner of Container Registry that refuses to speak takes nothing away of what it found', async () => {
  const acr = await withAcr();
  const found = async () =>
    (await imagesOf(server)).map(({ Uuid, VulCount, RiskLevel }) => [Uuid, VulCount, RiskLevel]);
  const before = await found();
  const answered = acr.requests.length;
  const body = { IsSuccess: false, Code: 'INTERNAL_ERROR' };
  acr.faults.set({ kind: 'answer', status: 200, body, path: '&Tag=' });
  await server.call('RefreshContainerAssets', { AssetType: 'IMAGE' });
  await listed(server);
  expect(acr.requests.length).toBeGreaterThan(answered);
  expect(await found()).toEqual(before);
});
