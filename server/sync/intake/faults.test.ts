import { beforeEach, expect, test } from 'vitest';
import { startHarborV1 } from '#simulators/harbor/startHarborV1.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { eventually } from '../../testing/eventually.ts';
import { startServerWithHarbor } from '../../testing/serverWithHarbor.ts';
import type { TestServer } from '../../testing/testServer.ts';

let server: TestServer;
let harbor: RunningSimulator;

beforeEach(async () => {
  ({ server, harbor } = await startServerWithHarbor({ images: 30 }));
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

test.each([
  ['answers 200 with no token', { kind: 'answer', status: 200, body: { message: 'hello' } } as const],
  ['answers 200 with a page', { kind: 'html' } as const],
  ['is not there', { kind: 'answer', status: 404, body: {} } as const],
  ['answers with a server error', { kind: 'status', status: 500 } as const],
])(
  'a Harbor 1.x whose own token service %s is listed; its intake backs off, and no image is marked',
  async (_what, fault) => {
    const harborV1 = await startHarborV1({ world: createWorld({ images: 30 }) });
    try {
      harborV1.faults.set({ ...fault, path: '/service/token' });
      await server.call('AddPrivateRegistry', harborRequest(harborV1.port, { RegistryVersion: 'V1' }));
      const row = await eventually(registry, (now) => now?.Complete === true && now.IntakeError !== undefined);
      expect(row).toMatchObject({ State: 'verified', FailedImages: 0, WaitingImages: row?.DistinctImages });
      expect(row?.DistinctImages).toBeGreaterThan(0);
      const { IntakeError } = row ?? {};
      const host = `harbor.example.com:${harborV1.port}`;
      expect(IntakeError?.Detail).toEqual({ code: 'TokenServiceFailure', reason: 'wrongAnswer', host });
      expect(IntakeError?.NextTry).toBeGreaterThan(Date.now());
      expect(row?.LastError).toBeUndefined();
    } finally {
      await harborV1.close();
    }
  },
);

test('a token service that fails for one repository holds up that one: an image says why, and all other repositories are taken in', async () => {
  const harborV1 = await startHarborV1({ world: createWorld({ images: 60 }) });
  try {
    const rows = [...harborV1.world.imageRows()];
    const { namespace, repository } = rows[0] ?? { namespace: '', repository: '' };
    const held = new Set(
      rows.filter((row) => row.namespace === namespace && row.repository === repository).map(({ digest }) => digest),
    );
    expect(held.size).toBeGreaterThan(1);
    const scope = encodeURIComponent(`repository:${namespace}/${repository}:`);
    harborV1.faults.set({ kind: 'status', status: 500, path: `/service/token.*${scope}` });
    await server.call('AddPrivateRegistry', harborRequest(harborV1.port, { RegistryVersion: 'V1' }));
    const row = await eventually(registry, (now) => {
      const [waiting, failed] = [now?.WaitingImages ?? 0, now?.FailedImages ?? 0];
      return failed > 0 && waiting + failed === held.size;
    });
    expect(row?.IntakeError).toBeUndefined();
    const all = await server.call('DescribeImageInstances', { PageSize: 100, Lang: 'en' });
    const failed = all.ImageInstanceList.find(({ IntakeState }) => IntakeState === 'FAILED');
    expect(failed?.RepoName).toBe(repository);
    expect(failed?.IntakeError?.Recommend).toContain('none for this repository');
  } finally {
    await harborV1.close();
  }
});

test('a registry that asks for a pause while its images are read is left alone, says so, and none is marked', async () => {
  harbor.faults.set({ kind: 'rateLimited', retryAfter: 600, path: '/v2/' });
  await connect();
  const row = await eventually(registry, (now) => now?.Complete === true && now.IntakeError !== undefined);
  expect(row).toMatchObject({ FailedImages: 0, IntakeError: { Code: 'RegistryRateLimited' } });
  expect(row?.IntakeError?.NextTry).toBeGreaterThan(Date.now() + 500_000);
});
