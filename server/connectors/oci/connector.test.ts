import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { startHarborV1 } from '#simulators/harbor/startHarborV1.ts';
import { startHarborV2 } from '#simulators/harbor/startHarborV2.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { type OciOptions, startOci } from '#simulators/oci/startOci.ts';
import { startQuay } from '#simulators/quay/startQuay.ts';
import { simulatorPasswords } from '#simulators/world/accounts.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import { harborConnector } from '../harbor/connector.ts';
import type { RegistryConnector } from '../port.ts';
import { quayConnector } from '../quay/connector.ts';
import { collectImages, collectRepositories } from '../testing/collected.ts';
import { failureOf } from '../testing/failureOf.ts';
import { httpServer } from '../testing/localServers.ts';
import { localTarget } from '../testing/target.ts';
import { testHttp } from '../testing/testHttp.ts';
import { ociConnector } from './connector.ts';

const connector = ociConnector(testHttp());
const { signal } = new AbortController();
const running: RunningSimulator[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.close()));
});

async function started<Simulator extends RunningSimulator>(starting: Promise<Simulator>): Promise<Simulator> {
  const simulator = await starting;
  running.push(simulator);
  return simulator;
}

const plain = (options: Partial<OciOptions> = {}) =>
  started(startOci({ world: createWorld({ images: 120, kind: 'quay' }), ...options }));
const targetOf = ({ port }: RunningSimulator, more: Partial<RegistryTarget> = {}) =>
  localTarget(port, { type: 'oci', domainName: '127.0.0.1', password: simulatorPasswords.admin, ...more });

/** Every image that is listed, as `namespace/name:tag@digest`. */
async function listed(target: RegistryTarget): Promise<string[]> {
  const { repositories } = await collectRepositories(connector, target);
  const found: string[] = [];
  for (const repository of repositories) {
    const { images, doubts } = await collectImages(connector, target, repository);
    expect(doubts).toEqual([]);
    found.push(...images.map(({ tag, digest }) => `${repository.namespace}/${repository.name}:${tag}@${digest}`));
  }
  return found.sort();
}

/** What there is to list; artifacts of other kinds are told apart only as they are taken in. */
const held = ({ world }: RunningSimulator) =>
  [...world.repositories]
    .flatMap((repository) =>
      world
        .artifactsOf(repository)
        .flatMap(({ digest, tags }) => tags.map(({ name }) => `${repository.fullName}:${name}@${digest}`)),
    )
    .sort();

describe.each<[string, Partial<OciOptions>, Partial<RegistryTarget>]>([
  ['with passwords', {}, {}],
  ['with a token service', { authentication: 'token' }, {}],
  ['that anybody may read', { authentication: 'none' }, { userName: '', password: '' }],
])('a registry %s', (_name, options, account) => {
  test('is verified, and listed whole', async () => {
    const registry = await plain(options);
    const target = targetOf(registry, account);
    await connector.verify(target, signal);
    expect(await listed(target)).toEqual(held(registry));
  });

  test('is asked by one call for each tag', async () => {
    const registry = await plain(options);
    await listed(targetOf(registry, account));
    const heads = registry.requests.filter(({ method, status }) => method === 'HEAD' && status === 200);
    expect(heads).toHaveLength(registry.requests.filter(({ path }) => path.includes('/manifests/')).length);
  });
});

test('no more than four tags are asked for at the same time, of however many repositories', async () => {
  let [now, most] = [0, 0];
  const server = await httpServer(async (request, response) => {
    if (request.method === 'HEAD') {
      now += 1;
      most = Math.max(most, now);
      await sleep(2);
      now -= 1;
      response.setHeader('docker-content-digest', `sha256:${'a'.repeat(64)}`);
    }
    const tags = Array.from({ length: 12 }, (_, n) => `v${n}`);
    response.end(request.method === 'HEAD' ? undefined : JSON.stringify({ tags }));
  });
  const target = localTarget(server.port, { type: 'oci', userName: '', password: '' });
  const names = ['one', 'two', 'three', 'four'];
  const lists = await Promise.all(
    names.map((name) => collectImages(connector, target, { namespace: 'team', name })),
  ).finally(() => server.close());
  expect(lists.map(({ images }) => images.length)).toEqual([12, 12, 12, 12]);
  expect(most).toBe(4);
});

test('names are asked for at most a thousand at a time, fewer where that is refused, and then at once', async () => {
  const world = createWorld({ images: 400, kind: 'quay' });
  const most = (n: string | null) => (Number(n) > 100 ? null : Math.min(Number(n ?? 3), 3));
  const refusal = { status: 400, headers: {}, body: '{"errors":[{"code":"PAGINATION_NUMBER_INVALID"}]}' };
  const registry = await plain({ world, dialect: { catalogSize: (n) => most(n) ?? refusal } });
  const { repositories } = await collectRepositories(connector, targetOf(registry));
  expect(repositories).toHaveLength(world.repositoryCount);
  const asked = registry.requests.map(({ path }) => path).filter((path) => path.startsWith('/v2/_catalog?n=1'));
  expect(asked.slice(0, 3)).toEqual(['/v2/_catalog?n=1', '/v2/_catalog?n=1000', '/v2/_catalog?n=100']);
});

test('where HEAD tells no digest, that of the manifest itself counts', async () => {
  const registry = await plain({ dialect: { contentHeaders: () => ({}) } });
  expect(await listed(targetOf(registry))).toEqual(held(registry));
});

test('what a listed image is made of is read, and what is no image is told', async () => {
  const registry = await plain({ world: createWorld({ images: 400, kind: 'quay' }) });
  const target = targetOf(registry);
  const kinds = new Map<string, unknown>();
  for (const repository of registry.world.repositories) {
    for (const { digest, kind } of registry.world.artifactsOf(repository).slice(0, 1)) {
      const image = { repository: { namespace: repository.project.name, name: repository.name }, digest, tag: '' };
      const content = await connector.readImage(target, image, signal);
      kinds.set(kind, content === 'noImage' ? content : content.platforms.length > 0);
    }
  }
  expect(Object.fromEntries(kinds)).toEqual({ IMAGE: true, CHART: 'noImage' });
});

describe('who may not list the repositories', () => {
  test('is told which right is missing', async () => {
    const registry = await plain({ authentication: 'token' });
    const viewer = targetOf(registry, { userName: 'viewer1', password: simulatorPasswords.viewer1 });
    expect(await failureOf(connector.verify(viewer, signal))).toEqual({
      code: 'UserDoesNotHaveAdminRole',
      robot: false,
      missing: ['listCatalog'],
    });
  });

  test('is told where nobody may', async () => {
    const registry = await plain({ catalog: 'off' });
    const failure = { code: 'RegistryFailure', reason: 'noCatalog', status: 404 };
    expect(await failureOf(connector.verify(targetOf(registry), signal))).toEqual(failure);
    expect(await failureOf(collectRepositories(connector, targetOf(registry)))).toEqual(failure);
  });

  test.each<[string, Partial<OciOptions>, Partial<RegistryTarget>]>([
    ['switched off', { catalog: 'off' }, {}],
    ['denied', { authentication: 'token' }, { userName: 'viewer1', password: simulatorPasswords.viewer1 }],
  ])('reads those that are named: the catalog is %s', async (_name, options, account) => {
    const registry = await plain(options);
    const [first] = registry.world.repositories;
    const namedRepositories = [first?.fullName ?? '', 'no/such'];
    const target = targetOf(registry, { ...account, namedRepositories });
    await connector.verify(target, signal);
    const rows = held(registry).filter((row) => row.startsWith(`${first?.fullName}:`));
    expect(rows.length).toBeGreaterThan(0);
    expect(await listed(target)).toEqual(rows);
  });
});

test('a wrong password is refused, by the registry or by its token service', async () => {
  for (const authentication of ['basic', 'token'] as const) {
    const registry = await plain({ authentication });
    expect(await failureOf(connector.verify(targetOf(registry, { password: 'wrong' }), signal))).toEqual({
      code: 'FailedToVerifyUsernameOrPwd',
      reason: 'refused',
    });
  }
});

describe('another kind than the chosen one is told, in each other’s place', () => {
  const world = () => createWorld({ images: 10, kind: 'quay' });
  const found = (chosen: RegistryConnector, { port }: RunningSimulator, version: 'V1' | 'V2' = 'V2') =>
    failureOf(chosen.verify(localTarget(port, { version, password: simulatorPasswords.admin }), signal));

  test('a Harbor or a Quay where a plain registry was chosen', async () => {
    const wrong = (kind: string) => ({ code: 'RegistryTypeError', found: kind });
    expect(await found(connector, await started(startHarborV2({ world: world() })))).toEqual(wrong('harbor'));
    const old = createWorld({ images: 10, kind: 'harbor-v1' });
    expect(await found(connector, await started(startHarborV1({ world: old })))).toEqual(wrong('harbor'));
    expect(await found(connector, await started(startQuay({ world: world() })))).toEqual(wrong('quay'));
  });

  test.each(['basic', 'token', 'none'] as const)('a plain registry (%s) where another was chosen', async (how) => {
    const registry = await plain({ authentication: how });
    const wrong = { code: 'RegistryTypeError', found: 'oci' };
    expect(await found(harborConnector(testHttp()), registry)).toEqual(wrong);
    expect(await found(harborConnector(testHttp()), registry, 'V1')).toEqual(wrong);
    expect(await found(quayConnector(testHttp()), registry)).toEqual(wrong);
  });
});
