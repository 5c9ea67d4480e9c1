import { afterEach, beforeEach, expect, test } from 'vitest';
import { startHarborV2 } from '#simulators/harbor/startHarborV2.ts';
import { startQuay } from '#simulators/quay/startQuay.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { quayRequest } from '#simulators/requests/quayRequest.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { findingsOf } from '#simulators/world/findings.ts';
import type { Artifact } from '#simulators/world/model.ts';
import type { World } from '#simulators/world/world.ts';
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

/** An image for several platforms in which something was found. */
function riskyIndex(world: World) {
  for (const repository of world.repositories) {
    for (const artifact of world.artifactsOf(repository)) {
      const scan = artifact.scan?.status === 'Success' ? artifact.scan : null;
      const [tag] = artifact.tags;
      if (artifact.children.length < 2 || tag === undefined || scan === null) continue;
      const findings = findingsOf(scan.findings);
      if (findings.length > 3) return { repository, artifact, tag: tag.name, findings };
    }
  }
  throw new Error('The simulated world has no such image.');
}

const rowOf = async ({ digest }: Artifact) => (await imagesOf(server)).find((image) => image.Digest === digest);

const reported = (...vulnerabilities: object[]) => ({
  status: 'scanned',
  data: { Layer: { Features: [{ Name: 'app', Version: '1.0', Vulnerabilities: vulnerabilities }] } },
});

test('Quay’s image for several platforms is as bad as all its children together, and scanned when they all are', {
  tags: 'thorough',
}, async () => {
  const quay = await startQuay({ world: createWorld({ images: 120, kind: 'quay' }), lockOutMs: 1 });
  closing.push(() => quay.close());
  const { repository, artifact, findings } = riskyIndex(quay.world);
  const [child] = artifact.children;
  const security = { path: `${child?.digest}/security`, kind: 'answer', status: 200 } as const;
  quay.faults.set({ ...security, body: { status: 'queued', data: null } });
  const rows = quay.organizations.filter(({ namespace }) => namespace === repository.project.name);
  await server.call('AddPrivateRegistry', quayRequest(quay, rows));
  await listed(server);
  const distinct = new Set(findings.map(({ id, package: of }) => `${id} ${of}`)).size;
  // One of them waits: what is known of the others counts already, but the scan has not ended.
  expect(await rowOf(artifact)).toMatchObject({ ScaStatus: 'INIT', VulCount: distinct });

  quay.faults.set({ ...security, body: reported({ Name: 'CVE-2030-0001 on Debian', Severity: 'Critical' }) });
  await server.call('RefreshContainerAssets', { AssetType: 'IMAGE' });
  const ended = await eventually(
    () => rowOf(artifact),
    (row) => row?.ScaStatus === 'SUCCESS',
  );
  expect(ended?.VulCount).toBe(distinct + 1);
  const { VulRecords } = await importedReport(server, ended?.Uuid ?? '');
  expect(VulRecords.map(({ Name }) => Name)).toContain('CVE-2030-0001');
  expect((await imagesOf(server)).map(({ Digest }) => Digest)).not.toContain(child?.digest);
});

test('Harbor’s image for several platforms is one row, scanned as one and by its own digest', async () => {
  const harbor = await startHarborV2({ world: createWorld({ images: 120 }) });
  harbor.world.scanMs = 200;
  closing.push(() => harbor.close());
  await server.call('AddPrivateRegistry', harborRequest(harbor.port));
  await listed(server);
  const { artifact, findings } = riskyIndex(harbor.world);
  const image = await rowOf(artifact);
  expect(image?.VulCount).toBe(findings.length);
  expect((await importedReport(server, image?.Uuid ?? '')).TotalCount).toBe(findings.length);
  expect(await scanned(server, { Uuids: image?.Uuid })).toMatchObject({ StatusText: 'SUCCESS', ScannedImages: 1 });
  const asked = harbor.requests.filter(({ method }) => method === 'POST').map(({ path }) => path);
  expect(asked).toEqual([expect.stringContaining(`/${artifact.digest}/scan`)]);
  const digests = (await imagesOf(server)).map(({ Digest }) => Digest);
  for (const child of artifact.children) expect(digests).not.toContain(child.digest);
});
