import { describe, expect, type TestContext, test } from 'vitest';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import { startHarborV2 } from '#simulators/harbor/startHarborV2.ts';
import { createIdentity, type Identity } from '#simulators/http/createIdentity.ts';
import type { RunningSimulator, TlsIdentity } from '#simulators/http/runningSimulator.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { eventually } from '../eventually.ts';
import { factsRead } from '../scanning.ts';
import { startTestServer, type TestServer } from '../testServer.ts';
import { cases, type FaultCase } from './cases.ts';
import { type Certified, type FaultyKind, type FaultyRegistry, kinds } from './kinds.ts';

/** `npm run test:faults` runs every fault against every kind, else a part stands for the rest; the first kind is not thorough. */
const all = process.env.MOORING_TEST_FAULTS === 'all';

const images = 60;
/** Other registries are not held back: theirs takes moments, a minute less than a registry may hang. */
const neighbourMs = 10_000;
/** Three tries, each with the waits of a connector that is told to slow down. */
const settledMs = 90_000;
/** A flood is read up to its limit and dropped; tests and simulators live in this process too. */
const memoryBound = 200 * 1024 * 1024;

/** A test's own server and a registry that is in order; they are closed when the test is over. */
interface Scene {
  readonly server: TestServer;
  readonly neighbour: RunningSimulator;
  startFaulty(kind: FaultyKind, certified?: Certified): Promise<FaultyRegistry>;
}

async function openScene({ onTestFinished }: TestContext): Promise<Scene> {
  const server = await startTestServer({}, { httpLimits: { longestCallMs: 1_500 } });
  const neighbour = await startHarborV2({ world: createWorld({ images, seed: 7 }) });
  const simulators = [neighbour];
  onTestFinished(async () => {
    await server.close();
    await Promise.all(simulators.map((simulator) => simulator.close()));
  });
  return {
    server,
    neighbour,
    async startFaulty(kind, certified) {
      const faulty = await kind.start(images, certified);
      simulators.push(faulty.simulator);
      return faulty;
    },
  };
}

async function row({ server }: Scene, id: number): Promise<RegistryRow> {
  const found = (await server.call('PageImageRegistry', {})).List.find(({ Id }) => Id === id);
  if (found === undefined) throw new Error('The registry is gone.');
  return found;
}

const isSettled = ({ State }: RegistryRow) => State === 'verified' || State === 'failing';

/** Listed, and what lists leave open was read: nothing that is stored changes by itself any more. */
async function connected(scene: Scene, id: number): Promise<number> {
  await eventually(() => row(scene, id), isSettled);
  await factsRead(scene.server);
  return id;
}

async function connectNeighbour(scene: Scene): Promise<number> {
  const request = harborRequest(scene.neighbour.port, { DomainName: 'neighbour.example.com' });
  return connected(scene, (await scene.server.call('AddPrivateRegistry', request)).Data.Id);
}

/** Every image stored for a registry as the page names it, with what its scanner said. */
async function stored({ server }: Scene, id: number): Promise<string[]> {
  const { ImageInstanceList } = await server.call('DescribeImageInstances', {
    Criteria: JSON.stringify([{ name: 'instanceId', value: String(id) }]),
    PageSize: 100,
  });
  return ImageInstanceList.map((image) =>
    [image.RepoNamespace, image.RepoName, image.Digest, image.Tag, image.ScaStatus, image.VulCount].join(' '),
  ).sort();
}

/** A registry that listed well before shows a certificate for another name, or one that nobody signed. */
async function showsAnotherCertificate(
  scene: Scene,
  kind: FaultyKind,
  other: (authority: Identity) => TlsIdentity,
): Promise<void> {
  const { server } = scene;
  const authority = createIdentity({ commonName: 'Example Authority', authority: true });
  const right = createIdentity({ commonName: kind.domainName, names: [kind.domainName], signedBy: authority });
  const faulty = await scene.startFaulty(kind, { tls: right, authority: authority.cert });
  const id = await connected(scene, await faulty.connect(server));
  const before = await stored(scene, id);
  expect(before).toHaveLength(images);

  faulty.simulator.present(other(authority));
  await server.call('RefreshContainerAssets', { AssetType: 'IMAGE', RegistryId: id });
  const { LastError } = await eventually(
    () => row(scene, id),
    ({ State }) => State === 'failing',
    settledMs,
  );
  expect(LastError).toMatchObject({ Code: 'CertificateError', Recommend: expect.stringMatching(/./) });
  expect(await stored(scene, id)).toEqual(before);

  faulty.simulator.present(right);
  await server.call('RefreshContainerAssets', { AssetType: 'IMAGE', RegistryId: id });
  await eventually(
    () => row(scene, id),
    ({ State, Complete }) => State === 'verified' && Complete,
  );
  expect(await stored(scene, id)).toEqual(before);
}

async function runs(scene: Scene, faultCase: FaultCase, kind: FaultyKind): Promise<void> {
  const { server } = scene;
  const faulty = await scene.startFaulty(kind);
  const id = await connected(scene, await faulty.connect(server));
  const other = await connectNeighbour(scene);
  const before = await stored(scene, id);
  expect(before).toHaveLength(images);
  const neighbourBefore = await row(scene, other);
  const memoryBefore = process.memoryUsage().rss;

  faulty.simulator.faults.set(...faultCase.faults(kind));
  await server.call('RefreshContainerAssets', { AssetType: 'IMAGE' });
  await eventually(
    () => row(scene, other),
    ({ State, LastSyncTime }) => State === 'verified' && LastSyncTime !== neighbourBefore.LastSyncTime,
    neighbourMs,
  );
  const after = await eventually(() => row(scene, id), isSettled, settledMs);
  if (faultCase.isLarge === true) expect(process.memoryUsage().rss - memoryBefore).toBeLessThan(memoryBound);

  const { outcome } = faultCase;
  const mayFail = outcome.kind === 'fails' || (outcome.kind === 'either' && after.State === 'failing');
  if (mayFail) {
    expect(after.State).toBe('failing');
    expect(outcome.codes).toContain(after.LastError?.Code);
    expect(after.LastError?.Recommend).not.toBe('');
  } else {
    expect(after.State).toBe('verified');
    if (outcome.kind !== 'either') expect(after.Complete).toBe(outcome.kind === 'bears');
  }
  // What a registry says wrongly never takes an image away, nor what was found in it.
  if (faultCase.tellsOthers !== true) expect(await stored(scene, id)).toEqual(expect.arrayContaining(before));

  faulty.simulator.faults.clear();
  await server.call('RefreshContainerAssets', { AssetType: 'IMAGE' });
  const healed = await eventually(
    () => row(scene, id),
    ({ State, Complete }) => State === 'verified' && Complete,
  );
  expect(healed.LastError).toBeUndefined();
  expect(await stored(scene, id)).toEqual(before);
}

function casesOf(kind: FaultyKind, isLarge: boolean): FaultCase[] {
  const applicable = cases.filter((each) => (each.isLarge === true) === isLarge && (each.appliesTo?.(kind) ?? true));
  return applicable.filter(({ always }) => all || always === true);
}

const tagsOf = (kind: FaultyKind) => (kind === kinds[0] ? [] : ['thorough']);

const promise = '$name: named where there is a failure, nothing lost, others not held back, healed after';
const limit = { timeout: settledMs + 30_000 };

// Side by side: most of their time is waiting before a call is tried again.
describe.concurrent.each(kinds)('$name', (kind) => {
  const tags = tagsOf(kind);
  test.for(casesOf(kind, false))(promise, { ...limit, tags }, async (each, context) =>
    runs(await openScene(context), each, kind),
  );
  test('a certificate for another name: named, nothing lost, healed after', { tags }, async (context) =>
    showsAnotherCertificate(await openScene(context), kind, (authority) =>
      createIdentity({ commonName: 'Other', names: ['other.example.com'], signedBy: authority }),
    ),
  );
  test.runIf(all)('a certificate that nobody signed: named, nothing lost, healed after', { tags }, async (context) =>
    showsAnotherCertificate(await openScene(context), kind, () =>
      createIdentity({ commonName: 'Nobody', names: [kind.domainName] }),
    ),
  );
});

// One after the other: all that run at a time share the memory that is measured.
describe.runIf(all).each(kinds)('$name, alone', (kind) => {
  test.for(casesOf(kind, true))(promise, { ...limit, tags: tagsOf(kind) }, async (each, context) =>
    runs(await openScene(context), each, kind),
  );
});
