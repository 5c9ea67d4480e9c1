import { beforeEach, describe, expect, test } from 'vitest';
import type { RequestOf } from '#contract/actions/actions.ts';
import type { ImageRow } from '#contract/images/images.ts';
import { startHarborV2 } from '#simulators/harbor/startHarborV2.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { fixedSource } from '#simulators/world/repository.ts';
import { eventually } from '../testing/eventually.ts';
import { startServerWithHarbor } from '../testing/serverWithHarbor.ts';
import type { TestServer } from '../testing/testServer.ts';

let server: TestServer;
let harbor: RunningSimulator;

beforeEach(async () => {
  ({ server, harbor } = await startServerWithHarbor({ images: 300 }));
});

async function connect(changes: Partial<RequestOf<'AddPrivateRegistry'>> = {}): Promise<number> {
  return (await server.call('AddPrivateRegistry', harborRequest(harbor.port, changes))).Data.Id;
}

async function tasks() {
  const request = { TaskType: 'IMAGE_REGISTRY_PULL', RelateInfo: true, CurrentPage: 1, PageSize: 20 } as const;
  const { OnceTasks } = await server.call('DescribeOnceTaskLeafRecordPage', request);
  return OnceTasks.filter((task) => task.TaskType === 'IMAGE_REGISTRY_PULL');
}

const registry = async () => (await server.call('PageImageRegistry', {})).List[0];
const settled = () =>
  eventually(tasks, (all) => all.every((task) => task.StatusText !== 'START') && all.length > 0, 20_000);

async function synchronize() {
  const before = (await tasks()).length;
  await server.call('RefreshContainerAssets', { AssetType: 'IMAGE' });
  await eventually(tasks, (all) => all.length > before && all.every((task) => task.StatusText !== 'START'), 20_000);
  return (await tasks())[0];
}

async function images(): Promise<ImageRow[]> {
  const rows: ImageRow[] = [];
  for (let CurrentPage = 1; ; CurrentPage += 1) {
    const page = await server.call('DescribeImageInstances', { CurrentPage, PageSize: 100 });
    rows.push(...page.ImageInstanceList);
    if (page.ImageInstanceList.length < 100) return rows;
  }
}

const nameOf = (row: ImageRow) => `${row.RepoNamespace}/${row.RepoName}:${row.Tag}@${row.Digest}`;
const names = async () => (await images()).map(nameOf).sort();
const heldByHarbor = () =>
  [...harbor.world.imageRows()].map((row) => `${row.namespace}/${row.repository}:${row.tag}@${row.digest}`).sort();

describe('a sync', () => {
  test('brings in every image of the registry, each once', async () => {
    await connect();
    const [task] = await settled();
    expect(await names()).toEqual(heldByHarbor());
    expect(new Set((await images()).map(({ Uuid }) => Uuid)).size).toBe(300);
    expect(task).toMatchObject({ StatusText: 'SUCCESS', Complete: true, Progress: 100, FinishCount: '300' });
    expect(task?.ListedRepositories).toBe(task?.RepositoryCount);
  });

  test('done again with nothing changed costs nothing and keeps every row', { tags: 'thorough' }, async () => {
    await connect();
    await settled();
    const before = (await images()).map(({ Uuid }) => Uuid).sort();
    expect(await synchronize()).toMatchObject({ StatusText: 'SUCCESS', RemovedImages: 0 });
    expect((await images()).map(({ Uuid }) => Uuid).sort()).toEqual(before);
  });

  test('takes a tag that moved as a new row, and the old one vanishes', { tags: 'thorough' }, async () => {
    await connect();
    await settled();
    const tagged = [...harbor.world.imageRows()].find(({ tag }) => tag !== '');
    if (tagged === undefined) throw new Error('The world has no tag.');
    const repository = `${tagged.namespace}/${tagged.repository}`;
    harbor.world.addTag({ repository, tag: tagged.tag });
    expect(await synchronize()).toMatchObject({ StatusText: 'SUCCESS' });
    expect(await names()).toEqual(heldByHarbor());
  });

  test('removes a repository that the registry calls gone, and corrects the counts', { tags: 'thorough' }, async () => {
    await connect();
    await settled();
    const victim = [...harbor.world.repositories].find(({ source }) => source.imageCount > 1 && source.imageCount < 15);
    if (victim === undefined) throw new Error('The world has no small repository.');
    harbor.world.removeRepository(victim.fullName);
    await synchronize();
    expect(await names()).toEqual(heldByHarbor());
    const { InstanceCount } = await server.call('DescribeImageStatistics', {});
    expect(InstanceCount).toBe(heldByHarbor().length);
  });

  test('leaves repositories out that a pattern excludes', async () => {
    const [kept] = [...harbor.world.repositories];
    if (kept === undefined) throw new Error('The world has no repository.');
    await connect({ IncludePatterns: [kept.fullName] });
    await settled();
    const repositories = new Set((await images()).map((row) => `${row.RepoNamespace}/${row.RepoName}`));
    expect([...repositories]).toEqual([kept.fullName]);
    // Of one repository all have been listed.
    expect((await tasks())[0]).toMatchObject({ ListedRepositories: 1, RepositoryCount: 1, Complete: true });
    expect(await registry()).toMatchObject({ ListedRepositories: 1, RepositoryCount: 1 });
  });

  test('leaves one repository out whose name is not usable, says so, and brings in the rest', async () => {
    const before = heldByHarbor();
    const [project] = harbor.world.projects;
    if (project === undefined) throw new Error('The world has no project.');
    harbor.world.addRepository(project, { name: 'evil/../x', createdAt: 0 }, fixedSource([]));
    await connect();
    const [task] = await settled();
    expect(await names()).toEqual(before);
    expect(task).toMatchObject({ StatusText: 'SUCCESS', Complete: false, SkippedCount: 1 });
    const place = `${project.name} repositories[0]`;
    expect(task?.Log).toEqual([expect.objectContaining({ Target: place, Code: 'skipped', Message: '名称不可用' })]);
    const request = { TaskType: 'IMAGE_REGISTRY_PULL', RelateInfo: true, Lang: 'en' } as const;
    const [same] = (await server.call('DescribeOnceTaskLeafRecordPage', request)).OnceTasks;
    expect(same?.Log.map(({ Message }) => Message)).toEqual(['the name is not usable']);
  });
});

describe('one repository from its row', () => {
  const repositories = async () =>
    (await server.call('DescribeImageRepoDetailList', { PageSize: 100 })).ImageRepoResponses;
  const finished = (count: number) =>
    eventually(tasks, (all) => all.length === count && all.every(({ StatusText }) => StatusText !== 'START'));

  async function connectedRepositories() {
    const id = await connect();
    await settled();
    const [chosen, other] = await repositories();
    if (chosen === undefined || other === undefined) throw new Error('Harbor holds too little.');
    return { id, chosen, other, nameOf: `${chosen.RepoNamespace}/${chosen.RepoName}` };
  }

  test('is read alone: its new image comes, its gone one goes, the rest stays', async () => {
    const { id, chosen, other, nameOf } = await connectedRepositories();
    const before = await names();
    harbor.world.addTag({ repository: nameOf, tag: 'hotfix' });
    harbor.world.removeRepository(`${other.RepoNamespace}/${other.RepoName}`);
    harbor.requests.length = 0;
    await server.call('RefreshContainerAssets', { AssetType: 'IMAGE', RegistryId: id, RepoId: chosen.RepoId });
    const [task] = await finished(2);
    expect(task).toMatchObject({ StatusText: 'SUCCESS', Target: nameOf, ListedRepositories: 1, Complete: true });
    const after = await names();
    expect(after.filter((name) => !before.includes(name))).toHaveLength(1);
    expect(before.filter((name) => !after.includes(name))).toEqual([]);
    expect(harbor.requests.filter(({ path }) => path.includes('/artifacts'))).toHaveLength(1);
    // The registry's own proof of completeness stays that of its last whole listing.
    expect(await registry()).toMatchObject({ State: 'verified', Complete: true });
  });

  test('hides no other wish: what is asked for meanwhile is listed after it', { tags: 'thorough' }, async () => {
    const { id, chosen, other } = await connectedRepositories();
    const ask = (RepoId?: string) =>
      server.call('RefreshContainerAssets', { AssetType: 'IMAGE', RegistryId: id, ...(RepoId && { RepoId }) });
    harbor.faults.set({ kind: 'slow', ms: 400, path: '/artifacts', times: 1 });
    await ask(chosen.RepoId);
    await ask(other.RepoId);
    await ask();
    await ask();
    const targets = (await finished(4)).map(({ Target }) => Target);
    const nameOfRow = ({ RepoNamespace, RepoName }: typeof chosen) => `${RepoNamespace}/${RepoName}`;
    expect(targets.slice(0, 3)).toEqual([(await registry())?.RegistryName, nameOfRow(other), nameOfRow(chosen)]);
  });

  test('that fails says so in its task, and takes nothing away', async () => {
    const { id, chosen } = await connectedRepositories();
    const before = await names();
    harbor.faults.set({ kind: 'wrongPassword' });
    await server.call('RefreshContainerAssets', { AssetType: 'IMAGE', RegistryId: id, RepoId: chosen.RepoId });
    const [task] = await finished(2);
    expect(task?.StatusText).toBe('FAIL');
    expect(task?.Log[0]?.Code).toBe('FailedToVerifyUsernameOrPwd');
    expect(await names()).toEqual(before);
  });

  test('is read all the same where somebody’s wrong password has just locked the account', {
    tags: 'thorough',
  }, async () => {
    const { id, chosen } = await connectedRepositories();
    harbor.faults.set({ kind: 'wrongPassword', path: '/users/current', times: 1 });
    await server.call('RefreshContainerAssets', { AssetType: 'IMAGE', RegistryId: id, RepoId: chosen.RepoId });
    const [task] = await finished(2);
    expect(task?.StatusText).toBe('SUCCESS');
    expect(await registry()).toMatchObject({ State: 'verified' });
  });

  test('of another registry, or of none, is refused', async () => {
    const { id, chosen } = await connectedRepositories();
    const unknown = { AssetType: 'IMAGE', RegistryId: id, RepoId: '999999' };
    expect((await server.refused('RefreshContainerAssets', unknown)).body.Code).toBe('NotFound');
    const alone = { AssetType: 'IMAGE', RepoId: chosen.RepoId };
    expect((await server.refused('RefreshContainerAssets', alone)).body.Code).toBe('IllegalParam');
  });
});

describe('what a registry does wrong never removes an image', () => {
  test('a repository that answers 500', async () => {
    await connect();
    await settled();
    const before = await names();
    harbor.faults.set({ kind: 'status', status: 500, path: '/artifacts' });
    const [victim] = [...harbor.world.repositories];
    if (victim !== undefined) harbor.world.removeRepository(victim.fullName);
    const task = await synchronize();
    expect(task).toMatchObject({ StatusText: 'FAIL', Complete: false, RemovedImages: 0 });
    expect(task?.Log.some(({ Level, Code }) => Level === 'error' && Code === 'RegistryFailure')).toBe(true);
    expect(await names()).toEqual(before);
    expect(await registry()).toMatchObject({ State: 'failing', LastError: { Code: 'RegistryFailure' } });
  });

  test('a password that was changed there, which lists public projects only', { tags: 'thorough' }, async () => {
    await connect();
    await settled();
    const before = await names();
    harbor.faults.set({ kind: 'wrongPassword' });
    await synchronize();
    expect(await names()).toEqual(before);
    const row = await registry();
    expect(row).toMatchObject({ State: 'failing', LastError: { Code: 'FailedToVerifyUsernameOrPwd' } });
    // Trying on by itself would lock the account.
    expect(row?.LastError?.NextTry).toBeUndefined();
  });

  test('three repositories that it never answers for; the others are listed all the same', {
    tags: 'thorough',
  }, async () => {
    const silent = [...harbor.world.repositories].slice(0, 3);
    const cuts = silent.map(({ name, project }) => {
      const path = `/projects/${project.name}/repositories/${encodeURIComponent(encodeURIComponent(name))}/artifacts`;
      return { kind: 'cut', path } as const;
    });
    harbor.faults.set(...cuts);
    await connect();
    const [task] = await settled();
    expect(task).toMatchObject({ StatusText: 'FAIL', Complete: false, FailedRepositories: 3 });
    expect(await registry()).toMatchObject({ State: 'failing', LastError: { Code: 'NetworkConnectError' } });
    const others = heldByHarbor().filter((held) => !silent.some(({ fullName }) => held.startsWith(`${fullName}:`)));
    expect(others.length).toBeGreaterThan(100);
    expect(await names()).toEqual(others);
  });

  test('now and then a call, by 502: none of its list is lost', { tags: 'thorough' }, async () => {
    harbor.faults.set({ kind: 'status', status: 502, every: 10 });
    await connect();
    const [task] = await settled();
    expect(await names()).toEqual(heldByHarbor());
    expect(task).toMatchObject({ StatusText: 'SUCCESS', Complete: true });
  });

  test('a registry that is gone; it is tried again later, and recovers', { tags: 'thorough' }, async () => {
    await connect();
    await settled();
    const before = await names();
    harbor.faults.set({ kind: 'cut' });
    await synchronize();
    expect(await names()).toEqual(before);
    const row = await registry();
    expect(row?.LastError).toMatchObject({ Code: 'NetworkConnectError' });
    expect(row?.LastError?.NextTry).toBeGreaterThan(Date.now());
    harbor.faults.clear();
    await synchronize();
    expect(await registry()).toMatchObject({ State: 'verified', ImageCount: 300 });
    expect((await registry())?.LastError).toBeUndefined();
  });
});

describe('the speed limit', () => {
  const takenIn = (count: number) =>
    eventually(registry, (now) => now?.Complete === true && now.TakenInImages === count, 20_000);

  test('holds back what is taken in, and nothing that is listed', { tags: 'thorough' }, async () => {
    await connect({ TransPerHour: 20 });
    const row = await takenIn(20);
    expect(row).toMatchObject({ State: 'verified', ImageCount: 300 });
    expect(row?.DistinctImages).toBe(new Set([...harbor.world.imageRows()].map(({ digest }) => digest)).size);
    expect(row?.WaitingImages).toBe((row?.DistinctImages ?? 0) - 20);
    expect(await names()).toEqual(heldByHarbor());
  });

  test('holds across restarts and further syncs', { tags: 'thorough' }, async () => {
    await connect({ TransPerHour: 20 });
    await takenIn(20);
    await server.restart();
    expect(await synchronize()).toMatchObject({ StatusText: 'SUCCESS', FinishCount: '300' });
    expect((await registry())?.TakenInImages).toBe(20);
  });
});

describe('a server that stops in the middle', () => {
  test('goes on at the next start with the repositories it had not listed', async () => {
    harbor.faults.set({ kind: 'slow', ms: 40, path: '/artifacts' });
    await connect();
    await eventually(tasks, ([task]) => (task?.ListedRepositories ?? 0) > 1);
    await server.restart();
    const askedBefore = harbor.requests.filter(({ path }) => path.includes('/artifacts')).length;
    harbor.requests.length = 0;
    harbor.faults.clear();
    const [task] = await settled();
    expect(task).toMatchObject({ StatusText: 'SUCCESS', Complete: true });
    expect((await tasks()).length).toBe(1);
    expect(await names()).toEqual(heldByHarbor());
    // Far fewer than a whole listing: what was listed before the stop was not asked again.
    const askedAfter = harbor.requests.filter(({ path }) => path.includes('/artifacts')).length;
    expect(askedBefore).toBeGreaterThan(0);
    expect(askedAfter).toBeLessThan(harbor.world.repositoryCount + 4);
  });
});

test('a slow registry does not hold another one back', { tags: 'thorough' }, async () => {
  const slow = await startHarborV2({ world: createWorld({ images: 50, seed: 7 }) });
  slow.faults.set({ kind: 'hang', path: '/artifacts' });
  await server.call('AddPrivateRegistry', harborRequest(slow.port));
  await connect();
  await eventually(
    async () => (await images()).length,
    (count) => count === 300,
  );
  await slow.close();
});
