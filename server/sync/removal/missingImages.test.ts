import { beforeEach, describe, expect, test } from 'vitest';
import { limits } from '#contract/limits.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { eventually } from '../../testing/eventually.ts';
import { startServerWithHarbor } from '../../testing/serverWithHarbor.ts';
import { synchronized, syncsEnded } from '../../testing/synchronizing.ts';
import type { TestServer } from '../../testing/testServer.ts';
import { harborV2 } from '../../testing/worlds/worldKinds.ts';

const images = 120;
let server: TestServer;
let harbor: RunningSimulator;
let registryId: number;
/** How far the server's clock is ahead of the machine's. */
let ahead: number;

beforeEach(async () => {
  ahead = 0;
  ({ server, harbor } = await startServerWithHarbor({ images }, { now: () => Date.now() + ahead }));
  registryId = (await server.call('AddPrivateRegistry', harborRequest(harbor.port))).Data.Id;
  await syncsEnded(server, 1);
});

const row = async () => (await server.call('PageImageRegistry', {})).List[0];
async function stored() {
  const { ImageInstanceList: first } = await server.call('DescribeImageInstances', { PageSize: 100 });
  const { ImageInstanceList: rest } = await server.call('DescribeImageInstances', { PageSize: 100, CurrentPage: 2 });
  return [...first, ...rest];
}
const small = () => {
  const found = [...harbor.world.repositories].find(({ source }) => source.imageCount > 1 && source.imageCount < 15);
  if (found === undefined) throw new Error('The world has no small repository.');
  return found;
};
/** Where images are asked for one by one. */
const singleImages = '/artifacts/[^?]+\\?with_tag';
const emptied = () => harbor.faults.set(...harborV2.emptied);

describe('few images that are missing', () => {
  test('go where the registry says by itself that they are gone', async () => {
    const { fullName } = small();
    harbor.world.removeRepository(fullName);
    const left = harbor.world.imageCount;
    expect(await synchronized(server)).toMatchObject({ Complete: true, RemovedImages: images - left });
    expect(await stored()).toHaveLength(left);
    expect((await row())?.MissingImages).toBeUndefined();
  });

  test('go from a repository that lists a tag, too, that no image can have', async () => {
    const { fullName } = small();
    const artifact = harbor.world.artifactsOf(small()).find(({ tags }) => tags.length === 1);
    const tag = artifact?.tags[0]?.name ?? '';
    harbor.world.addTag({ repository: fullName, tag: 'no tag!', digest: artifact?.digest ?? '' });
    harbor.world.removeTag({ repository: fullName, tag });
    const task = await synchronized(server);
    expect(task).toMatchObject({ Complete: false, RemovedImages: 1 });
    expect(task?.IncompleteReasons).toEqual(['tags that no image can have were skipped (1 repository)']);
    expect((await stored()).map(({ Tag }) => Tag)).not.toContain('no tag!');
  });

  test('stay where the registry, asked for each, has them: pages that shift hide an element, and no total tells', async () => {
    const { project, name } = small();
    const path = `/projects/${project.name}/repositories/${encodeURIComponent(encodeURIComponent(name))}/artifacts\\?`;
    harbor.faults.set({ kind: 'answer', status: 200, body: [], headers: { 'x-total-count': '0' }, path, times: 1 });
    const task = await synchronized(server);
    expect(task?.RemovedImages).toBe(0);
    expect(task?.Log).toContainEqual(expect.objectContaining({ Code: 'notProvenGone' }));
    expect(await stored()).toHaveLength(images);
  });

  test.each([
    ['a page of a proxy', { kind: 'html' }],
    ['a refusal without words', { kind: 'answer', status: 403, body: {} }],
    ['somebody else’s 404', { kind: 'answer', status: 404, body: { message: 'no route' } }],
    ['an error', { kind: 'status', status: 500 }],
    ['silence', { kind: 'cut' }],
  ] as const)('stay where the answer is %s', { tags: 'thorough' }, async (_what, fault) => {
    const { name, fullName } = small();
    harbor.faults.set({ ...fault, path: singleImages });
    const tag = harbor.world.artifactsOf(small()).flatMap(({ tags }) => tags)[0]?.name;
    harbor.world.removeTag({ repository: fullName, tag: tag ?? '' });
    await synchronized(server);
    expect((await stored()).some(({ Tag, RepoName }) => Tag === tag && RepoName === name)).toBe(true);
    harbor.faults.clear();
    await synchronized(server);
    expect((await stored()).some(({ Tag, RepoName }) => Tag === tag && RepoName === name)).toBe(false);
  });

  test('stay while another repository fails, if they are its own; those of others go', async () => {
    const repositories = [...harbor.world.repositories].filter(({ source }) => source.imageCount > 1);
    const [failing, healthy] = repositories;
    const gone = [failing, healthy].map((repository) => {
      const tag = repository && harbor.world.artifactsOf(repository).flatMap(({ tags }) => tags)[0]?.name;
      harbor.world.removeTag({ repository: repository?.fullName ?? '', tag: tag ?? '' });
      return `${repository?.fullName}:${tag}`;
    });
    const name = encodeURIComponent(encodeURIComponent(failing?.name ?? ''));
    harbor.faults.set({
      kind: 'status',
      status: 500,
      path: `/projects/${failing?.project.name}/repositories/${name}/artifacts\\?`,
    });
    await synchronized(server);
    const names = (await stored()).map(({ RepoNamespace, RepoName, Tag }) => `${RepoNamespace}/${RepoName}:${Tag}`);
    expect(names).toContain(gone[0]);
    expect(names).not.toContain(gone[1]);
  });
});

describe('many images that are missing', () => {
  test('stay, marked, until a second listing lacks them too, which comes by itself after five minutes', async () => {
    emptied();
    const task = await synchronized(server);
    expect(task).toMatchObject({ RemovedImages: 0 });
    expect(task?.Log).toContainEqual(expect.objectContaining({ Code: 'notListed' }));
    expect((await stored()).every(({ NotListedSince }) => NotListedSince !== undefined)).toBe(true);
    const registry = await row();
    expect(registry?.MissingImages).toMatchObject({ Count: images });
    const { Since = 0, SecondLook } = registry?.MissingImages ?? {};
    expect(SecondLook).toBe(Since + limits.secondLookMs);
    expect(registry?.NextSyncTime).toBe(SecondLook);

    // A look that comes at once says nothing more.
    expect(await synchronized(server)).toMatchObject({ RemovedImages: 0 });
    expect((await row())?.NextSyncTime).toBe(SecondLook);
    ahead = limits.secondLookMs + 1_000;
    expect(await synchronized(server)).toMatchObject({ RemovedImages: images });
    expect(await stored()).toEqual([]);
    expect((await row())?.MissingImages).toBeUndefined();
  });

  test('are as before once they are listed again', async () => {
    emptied();
    await synchronized(server);
    harbor.faults.clear();
    expect(await synchronized(server)).toMatchObject({ RemovedImages: 0, Complete: true });
    expect((await stored()).filter(({ NotListedSince }) => NotListedSince !== undefined)).toEqual([]);
    expect((await row())?.MissingImages).toBeUndefined();
  });

  test('are removed at once by a person', async () => {
    emptied();
    await synchronized(server);
    expect(await server.call('RemoveMissingImages', { RegistryId: registryId })).toMatchObject({ Count: images });
    expect(await stored()).toEqual([]);
  });

  test('are kept by a person, whatever later listings lack, until they are listed again', async () => {
    emptied();
    await synchronized(server);
    expect(await server.call('RemoveMissingImages', { RegistryId: registryId, Keep: true })).toMatchObject({
      Count: images,
    });
    expect((await row())?.MissingImages?.SecondLook).toBeUndefined();
    ahead = limits.secondLookMs + 1_000;
    expect(await synchronized(server)).toMatchObject({ RemovedImages: 0 });
    expect(await stored()).toHaveLength(images);
  });
});

test('what patterns leave out since they were changed goes at once, however much it is', {
  tags: 'thorough',
}, async () => {
  const { fullName, source } = small();
  await server.call('ModifyImageRegistry', { Id: registryId, IncludePatterns: [fullName] });
  await eventually(stored, (rows) => rows.length === source.imageCount);
});

test('a registry that is empty from one moment to the next while single images are asked for is not believed', {
  tags: 'thorough',
}, async () => {
  const { fullName } = small();
  const tag = harbor.world.artifactsOf(small()).flatMap(({ tags }) => tags)[0]?.name;
  harbor.world.removeTag({ repository: fullName, tag: tag ?? '' });
  const notFound = { errors: [{ code: 'NOT_FOUND', message: '' }] };
  harbor.faults.set({ kind: 'answer', status: 404, body: notFound, path: singleImages });
  expect(await synchronized(server)).toMatchObject({ RemovedImages: 0 });
  harbor.faults.clear();
  expect(await synchronized(server)).toMatchObject({ RemovedImages: 1 });
});
