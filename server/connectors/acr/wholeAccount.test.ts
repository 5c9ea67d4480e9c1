import { afterEach, expect, test } from 'vitest';
import { instanceIn, type Place, repositoriesAt } from '#simulators/acr/places.ts';
import { startAcr } from '#simulators/acr/startAcr.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { concurrently } from '../../concurrency/concurrently.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import type { ListedImage, ListedRepository } from '../port.ts';
import { acrTarget } from '../testing/acrTarget.ts';
import { collectImages, collectRepositories } from '../testing/collected.ts';
import { failureOf } from '../testing/failureOf.ts';
import { testHttp } from '../testing/testHttp.ts';
import { acrConnector } from './connector.ts';
import { parseEpochMs } from './fieldValues.ts';

const connector = acrConnector(testHttp(), { throttleWaitsMs: [1, 1] });
const prod = instanceIn('cn-hangzhou', 'prod');
const lab = instanceIn('cn-hangzhou', 'lab');
const personal: Place = { edition: 'personal', region: 'cn-hangzhou' };
let simulator: RunningSimulator;
afterEach(() => simulator.close());

async function start(places: readonly Place[], images = 400): Promise<RegistryTarget> {
  simulator = await startAcr({ world: createWorld({ images, kind: 'harbor-v1' }), places });
  return acrTarget(simulator.port);
}

/** Repositories as our rows name them: the instance before the namespace, nothing before a Personal one. */
function expectedAt(places: readonly Place[], place: Place): string[] {
  const prefix = place.edition === 'enterprise' ? `${place.name}/` : '';
  return repositoriesAt(simulator.world, places, place).map(({ fullName }) => `${prefix}${fullName}`);
}

async function listed(target: RegistryTarget): Promise<{ paths: string[]; images: ListedImage[] }> {
  const { repositories } = await collectRepositories(connector, target);
  const lists = await concurrently(repositories, 4, (repository) => collectImages(connector, target, repository));
  const paths = repositories.map(({ namespace, name }) => `${namespace}/${name}`);
  return { paths, images: lists.flatMap(({ images }) => images) };
}

test('every repository and image of both editions is listed once, over all pages', async () => {
  const places = [prod, lab, personal];
  const target = await start(places, 900);
  const { paths, images } = await listed(target);
  expect(paths.toSorted()).toEqual(places.flatMap((place) => expectedAt(places, place)).toSorted());
  expect(images).toHaveLength(900);
});

/** A repository with more tags than two pages hold. */
function longRepository(): { repository: ListedRepository; images: () => number } {
  const repository = [...simulator.world.repositories][0];
  if (repository === undefined) throw new Error('the world is empty');
  for (let n = 0; n < 250; n += 1) simulator.world.addTag({ repository: repository.fullName, tag: `build-${n}` });
  return {
    repository: { namespace: `prod/${repository.project.name}`, name: repository.name },
    images: () => repository.source.imageCount,
  };
}

test('a list longer than a page is read to its end', async () => {
  const target = await start([prod], 40);
  const { repository, images } = longRepository();
  const listing = await collectImages(connector, target, repository);
  expect(images()).toBeGreaterThan(200);
  expect(listing.images).toHaveLength(images());
});

test('another region of the same account shows its own instances only', async () => {
  const places = [prod, instanceIn('cn-shanghai', 'stage'), personal];
  const target = await start(places);
  const { repositories } = await collectRepositories(connector, {
    ...target,
    domainName: 'cr.cn-shanghai.aliyuncs.com',
  });
  expect(new Set(repositories.map(({ namespace }) => namespace.split('/')[0]))).toEqual(new Set(['stage']));
});

test('digests get the prefix that Container Registry leaves out, sizes and times are numbers', async () => {
  const target = await start([prod], 30);
  const { images } = await listed(target);
  const rows = new Set([...simulator.world.imageRows()].map(({ digest, tag }) => `${digest} ${tag}`));
  expect(images.every(({ digest, tag }) => rows.has(`${digest} ${tag}`))).toBe(true);
  expect(images[0]).toMatchObject({ size: expect.any(Number), createdAt: expect.any(Number) });
});

test('Enterprise images bring what their scanner found', async () => {
  const target = await start([prod], 120);
  const { images } = await listed(target);
  const scans = images.map(({ scan }) => (typeof scan === 'string' ? null : scan));
  expect(Math.max(...scans.map((scan) => scan?.vulnerabilities?.total ?? 0))).toBeGreaterThan(0);
  expect(new Set(scans.map((scan) => scan?.status ?? 'never'))).toContain('SUCCESS');
  expect(scans.some((scan) => scan === null)).toBe(true);
  expect(images.every(({ scanBlocked }) => scanBlocked === undefined)).toBe(true);
});

test('Personal images are listed, cannot be scanned, and say why', async () => {
  const target = await start([personal], 30);
  const { images } = await listed(target);
  expect(images).toHaveLength(30);
  expect(images.every(({ scan, scanBlocked }) => scan === null && scanBlocked === 'acrPersonal')).toBe(true);
});

test.each(['disabled', 'noVpcLinked', 'conflict'] as const)(
  'an instance whose VPC access is %s is left out and named; the others are listed all the same',
  async (reason) => {
    const closed = instanceIn('cn-hangzhou', 'lab', { vpc: reason });
    const places = [prod, closed, personal];
    const target = await start(places);
    const listing = await collectRepositories(connector, target);
    const failure = { code: 'VpcAccessNotConfigured', instances: [{ name: 'lab', reason }] };
    expect(listing.parts.filter((part) => part.failure !== undefined)).toEqual([{ part: 'lab', doubts: [], failure }]);
    expect(listing.repositories).toHaveLength([prod, personal].flatMap((place) => expectedAt(places, place)).length);
  },
);

test('every instance without VPC access is told by its name', async () => {
  const target = await start([
    instanceIn('cn-hangzhou', 'lab', { vpc: 'disabled' }),
    prod,
    instanceIn('cn-hangzhou', 'old', { vpc: 'conflict' }),
  ]);
  const { parts } = await collectRepositories(connector, target);
  const failed = parts.flatMap(({ part, failure }) => (failure === undefined ? [] : [[part, failure]]));
  expect(failed).toEqual([
    ['lab', { code: 'VpcAccessNotConfigured', instances: [{ name: 'lab', reason: 'disabled' }] }],
    ['old', { code: 'VpcAccessNotConfigured', instances: [{ name: 'old', reason: 'conflict' }] }],
  ]);
});

const leftOutOf = async (target: RegistryTarget) =>
  (await collectRepositories(connector, target)).parts.flatMap(({ leftOut }) => leftOut ?? []);

test('a stopped instance keeps the listing from counting as whole; one that is being deleted does not', async () => {
  const stopped = instanceIn('cn-hangzhou', 'old', { status: 'STOPPED' });
  const target = await start([prod, stopped, instanceIn('cn-hangzhou', 'gone', { status: 'DELETING' }), personal]);
  expect(await leftOutOf(target)).toEqual([{ where: 'old', reason: 'instanceNotRunning', word: 'STOPPED' }]);
});

test('an instance in a state that nobody knows may hold images: the listing does not count as whole', async () => {
  const target = await start([prod, instanceIn('cn-hangzhou', 'odd', { status: 'UPGRADING' }), personal]);
  expect(await leftOutOf(target)).toEqual([{ where: 'odd', reason: 'instanceNotRunning', word: 'UPGRADING' }]);
});

test('two instances of one name are not counted as two: their images would be mixed up', async () => {
  const target = await start([prod, { ...prod, id: 'cri-other' }]);
  expect((await collectRepositories(connector, target)).doubts).toEqual(['ownCount']);
});

test('a region without the Personal Edition is no failure', async () => {
  const places = [prod];
  const target = await start(places);
  const { parts, repositories } = await collectRepositories(connector, target);
  expect(parts.find(({ part }) => part === 'Personal Edition')).toMatchObject({ doubts: [], notOffered: true });
  expect(repositories).toHaveLength(expectedAt(places, prod).length);
});

test('an outage of the Personal API hides no Enterprise image, and deletes no Personal one', async () => {
  const target = await start([prod, personal]);
  simulator.faults.set({ kind: 'answer', status: 503, body: { code: 'ServiceUnavailable' }, path: '^/repos' });
  const listing = await collectRepositories(connector, target);
  const failure = { code: 'RegistryFailure', reason: 'status', status: 503, apiCode: 'ServiceUnavailable' };
  expect(listing.parts).toContainEqual({ part: 'Personal Edition', doubts: [], failure });
  expect(listing.repositories.length).toBeGreaterThan(0);
});

test.each([
  ['half a JSON', { kind: 'brokenJson', path: '^/repos' }, 'notJson'],
  ['a page of some proxy', { kind: 'html', path: '^/repos' }, 'intermediary'],
  [
    'an answer of another shape',
    { kind: 'answer', status: 200, body: { data: [] }, path: '^/repos' },
    'unexpectedAnswer',
  ],
] as const)('%s from the Personal API may pass: the edition fails by name', async (_what, fault, reason) => {
  const target = await start([prod, personal]);
  simulator.faults.set(fault);
  const { parts } = await collectRepositories(connector, target);
  expect(parts.at(-1)).toMatchObject({ part: 'Personal Edition', failure: { code: 'RegistryFailure', reason } });
});

test('a list of the Personal API that ends before its total is in doubt', async () => {
  const target = await start([prod, personal]);
  simulator.faults.set({ kind: 'answer', status: 200, body: { data: { total: 5 } }, path: '^/repos' });
  const { parts } = await collectRepositories(connector, target);
  expect(parts.at(-1)).toEqual({ part: 'Personal Edition', doubts: ['ownCount'] });
});

test('a refusal of the Personal API says that the account has no such edition: it is skipped, and no failure', async () => {
  const target = await start([prod, personal]);
  simulator.faults.set({ kind: 'answer', status: 403, body: { code: 'USER_NOT_REGISTERED' }, path: '^/repos' });
  const leftOut = { where: 'Personal Edition', reason: 'notListed', status: 403, word: 'USER_NOT_REGISTERED' };
  expect(await leftOutOf(target)).toEqual([leftOut]);
});

test('after a restart a repository is found again by its names', async () => {
  const places = [prod, lab];
  const target = await start(places);
  const { repositories } = await collectRepositories(connector, target);
  const repository = repositories.at(-1);
  if (repository === undefined) throw new Error('nothing was listed');
  const before = await collectImages(connector, target, repository);
  expect(await collectImages(connector, { ...target }, repository)).toEqual(before);
});

test('a repository that is gone since fails alone', async () => {
  const target = await start([prod]);
  const gone = { namespace: 'prod/payments', name: 'never-was' };
  expect(await failureOf(collectImages(connector, target, gone))).toMatchObject({
    code: 'RegistryFailure',
    reason: 'changedWhileRead',
  });
});

test('IsSuccess false on a later page is a failure, never the end of the list', async () => {
  const target = await start([prod], 40);
  const { repository } = longRepository();
  simulator.faults.set({
    kind: 'answer',
    status: 200,
    body: { IsSuccess: false, Code: 'INTERNAL_ERROR', RequestId: 'A' },
    path: 'RepoId=.*PageNo=2',
  });
  expect(await failureOf(collectImages(connector, target, repository))).toEqual({
    code: 'RegistryFailure',
    reason: 'refusedCall',
    status: 200,
    apiCode: 'INTERNAL_ERROR',
  });
});

test('words and times that no cloud should write are unknown ones, and keep nothing from being listed', async () => {
  const target = await start([prod]);
  const { repository } = longRepository();
  simulator.faults.set({
    kind: 'answer',
    status: 200,
    body: { IsSuccess: true, Status: 'constructor' },
    path: '&Tag=',
  });
  const { images } = await collectImages(connector, target, repository);
  expect(images.length).toBeGreaterThan(0);
  expect(images.every(({ scan }) => scan === 'notUnderstood')).toBe(true);

  simulator.faults.set({ kind: 'answer', status: 400, body: { Code: 'constructor' } });
  expect(await failureOf(collectImages(connector, target, repository))).toMatchObject({
    code: 'RegistryFailure',
    apiCode: 'constructor',
  });
  expect([parseEpochMs('8640000000000001'), parseEpochMs(9e15), parseEpochMs(8.64e15)]).toEqual([null, null, 8.64e15]);
});

test('what belongs to an image stands among its tags, and is none', async () => {
  const target = await start([prod]);
  const { repository } = longRepository();
  const tags = ['1.0', `sha256-${'b'.repeat(64)}.sig`, `sha256-${'b'.repeat(64)}`];
  const Images = tags.map((Tag, position) => ({ Tag, Digest: `sha256:${String(position).repeat(64)}` }));
  const body = { IsSuccess: true, RequestId: 'A', TotalCount: String(tags.length), Images };
  simulator.faults.set({ kind: 'answer', status: 200, body, path: 'RepoId=.*PageNo=' });
  expect((await collectImages(connector, target, repository)).images.map(({ tag }) => tag)).toEqual(['1.0']);
});

test('a summary that gives no number says nothing of vulnerabilities: it is no clean image', async () => {
  const target = await start([prod], 40);
  const { repository } = longRepository();
  const scanned = (await collectImages(connector, target, repository)).images.map(({ scan }) => scan);
  expect(scanned.some((scan) => typeof scan === 'object' && scan?.vulnerabilities !== null)).toBe(true);
  simulator.faults.set({
    kind: 'answer',
    status: 200,
    body: { IsSuccess: true, RequestId: 'A', Status: 'COMPLETE' },
    path: '&Tag=',
  });
  const { images } = await collectImages(connector, target, repository);
  expect(images.map(({ scan }) => (typeof scan === 'object' ? scan?.vulnerabilities : scan))).toEqual(
    images.map(() => null),
  );
});

const throttled = { kind: 'answer', status: 400, body: { Code: 'Throttling.User' } } as const;

test('a quota that is used up for a moment is waited out in the middle of a listing', async () => {
  const target = await start([prod], 60);
  simulator.faults.set({ ...throttled, path: 'RepoId=', times: 2 });
  expect((await listed(target)).images).toHaveLength(60);
});

test('a quota that stays used up is a failure of its own', async () => {
  const target = await start([prod], 60);
  simulator.faults.set(throttled);
  expect(await failureOf(collectRepositories(connector, target))).toEqual({
    code: 'RegistryRateLimited',
    retryAfterSeconds: null,
  });
  expect(simulator.requests).toHaveLength(3);
});
