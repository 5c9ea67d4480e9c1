import { afterEach, beforeEach, expect, test } from 'vitest';
import { startHarborV2 } from '#simulators/harbor/startHarborV2.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { eventually } from '../../testing/eventually.ts';
import { startTestServer, type TestServer } from '../../testing/testServer.ts';

let server: TestServer;
let harbor: RunningSimulator;

beforeEach(async () => {
  server = await startTestServer();
  harbor = await startHarborV2({ world: createWorld({ images: 30 }), wrongPasswordMs: 50 });
});
afterEach(async () => {
  await server.close();
  await harbor.close();
});

const registry = async () => (await server.call('PageImageRegistry', {})).List[0];
const images = async () => (await server.call('DescribeImageInstances', { PageSize: 100 })).ImageInstanceList;
const connect = () => server.call('AddPrivateRegistry', harborRequest(harbor.port));
const settled = () =>
  eventually(registry, (row) => row?.Complete === true && row.State === 'verified' && row.WaitingImages === 0, 20_000);

/** The digest of one image, and where its manifest is read. */
function oneImage() {
  const [row] = [...harbor.world.imageRows()];
  if (row === undefined) throw new Error('Harbor holds nothing.');
  return { digest: row.digest, path: `/v2/${row.namespace}/${row.repository}/manifests/${row.digest}` };
}

test.each([
  ['answers with a server error', { kind: 'status', status: 500 } as const, 'RegistryFailure'],
  [
    'was deleted meanwhile',
    { kind: 'answer', status: 404, body: { errors: [{ code: 'MANIFEST_UNKNOWN', message: 'unknown' }] } } as const,
    'ImageContentFailure',
  ],
  ['is not what its digest names', { kind: 'answer', status: 200, body: {} } as const, 'ImageContentFailure'],
])('an image whose manifest %s fails alone, with why; all others are taken in', async (_what, fault, code) => {
  const { digest, path } = oneImage();
  harbor.faults.set({ ...fault, path });
  await connect();
  const row = await settled();
  expect(row).toMatchObject({ FailedImages: 1, TakenInImages: Number(row?.DistinctImages) - 1 });
  expect(row?.LastError).toBeUndefined();
  expect(row?.IntakeError).toBeUndefined();
  const failed = (await images()).filter(({ IntakeState }) => IntakeState === 'FAILED');
  expect(new Set(failed.map(({ Digest }) => Digest))).toEqual(new Set([digest]));
  expect(failed[0]?.IntakeError?.Code).toBe(code);
});

test('an image that failed is taken in once it is put first and can be read', async () => {
  const { digest, path } = oneImage();
  harbor.faults.set({ kind: 'status', status: 500, path });
  await connect();
  await settled();
  harbor.faults.clear();
  const failed = (await images()).find(({ Digest }) => Digest === digest);
  await server.call('TakeInFirst', { Uuids: failed?.Uuid });
  await eventually(registry, (row) => row?.FailedImages === 0 && row.WaitingImages === 0);
});

test('a registry that asks for a pause while its images are read is left alone, says so, and none is marked', async () => {
  harbor.faults.set({ kind: 'rateLimited', retryAfter: 600, path: '/v2/' });
  await connect();
  const row = await eventually(registry, (now) => now?.Complete === true && now.IntakeError !== undefined);
  expect(row).toMatchObject({ FailedImages: 0, IntakeError: { Code: 'RegistryRateLimited' } });
  expect(row?.IntakeError?.NextTry).toBeGreaterThan(Date.now() + 500_000);
});
