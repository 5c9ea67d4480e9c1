import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startHarborV2 } from '#simulators/harbor/startHarborV2.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { simulatorPasswords } from '#simulators/world/accounts.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { createRegistryHttp } from '../http/registryHttp.ts';
import { collectImages, collectRepositories } from '../testing/collected.ts';
import { failureOf } from '../testing/failureOf.ts';
import { tcpServer } from '../testing/localServers.ts';
import { recordedHarbor } from '../testing/recordedHarbor.ts';
import { localTarget } from '../testing/target.ts';
import { testHttp } from '../testing/testHttp.ts';
import { harborConnector } from './connector.ts';

const signal = new AbortController().signal;
const http = createRegistryHttp({ allowLoopback: true });

test('a registry that accepts and never answers is told as such after one patience, well within 30 s', async () => {
  const silent = await tcpServer(() => undefined);
  const connector = harborConnector(http, { patience: { patienceMs: 100, proofTimeoutMs: 100 } });
  const startedAt = performance.now();
  const proof = connector.proveAccount?.(localTarget(silent.port), signal) ?? Promise.resolve();
  expect(await failureOf(proof)).toMatchObject({ code: 'NetworkConnectError', reason: 'timeout' });
  expect(performance.now() - startedAt).toBeLessThan(1_000);
  await silent.close();
});

describe('a list that takes long', () => {
  const connector = harborConnector(http, { patience: { patienceMs: 100, proofTimeoutMs: 100 } });
  let harbor: RunningSimulator;
  beforeEach(async () => {
    harbor = await startHarborV2({ world: createWorld({ images: 10 }) });
  });
  afterEach(() => harbor.close());
  const target = () => localTarget(harbor.port, { password: simulatorPasswords.admin });

  test('is waited for as long as its Harbor answers otherwise', { tags: 'thorough' }, async () => {
    harbor.faults.set({ kind: 'slow', ms: 400, path: '/repositories' });
    const { repositories } = await collectRepositories(connector, target());
    expect(repositories.length).toBeGreaterThan(0);
  });

  test('is given up where its Harbor has fallen silent, long before its time is over', async () => {
    await connector.proveAccount?.(target(), signal);
    harbor.faults.set({ kind: 'hang' });
    const [repository] = harbor.world.repositories;
    const startedAt = performance.now();
    const listing = collectImages(connector, target(), {
      namespace: repository?.project.name ?? '',
      name: repository?.name ?? '',
    });
    expect(await failureOf(listing)).toMatchObject({ code: 'NetworkConnectError', reason: 'timeout' });
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });
});

test('a database that is away while a registry is proven is no refused password', { tags: 'thorough' }, async () => {
  const replay = await recordedHarbor('harbor-2.15.2', { databaseDown: true });
  const connector = harborConnector(http, { lockMs: 10 });
  const proof = connector.proveAccount?.(localTarget(replay.port), signal) ?? Promise.resolve();
  expect(await failureOf(proof)).toEqual({ code: 'RegistryFailure', reason: 'status', status: 500 });
  await replay.close();
});

test('however often it is tried while the database is away, the account is not taken for refused', async () => {
  const replay = await recordedHarbor('harbor-2.15.2');
  const away = { status: 500, body: { errors: [{ code: 'UNKNOWN', message: 'internal server error' }] } };
  const refused = { status: 401, body: { errors: [{ code: 'UNAUTHORIZED', message: 'unauthorized' }] } };
  const usual = replay.intercept;
  replay.intercept = ({ path, auth }) => {
    if (path.includes('/projects?') && auth === 'anonymous') return away;
    return auth === 'admin' ? refused : undefined;
  };
  const connector = harborConnector(testHttp(), { lockMs: 1 });
  const target = localTarget(replay.port);
  for (let tries = 0; tries < 6; tries += 1) {
    expect(await failureOf(collectRepositories(connector, target))).toMatchObject({
      code: 'RegistryFailure',
      status: 500,
    });
  }
  replay.intercept = usual;
  expect((await collectRepositories(connector, target)).repositories.length).toBeGreaterThan(0);
  await replay.close();
});

test.each([401, 403, 404])(
  'a password is refused where strangers are shut out of the projects, too: %i',
  async (status) => {
    const replay = await recordedHarbor('harbor-2.15.2');
    const usual = replay.intercept;
    replay.intercept = (request, nth) =>
      request.auth === 'anonymous' && request.path.includes('/projects?') ? { status, body: {} } : usual(request, nth);
    const connector = harborConnector(testHttp(), { lockMs: 1 });
    const proof =
      connector.proveAccount?.(localTarget(replay.port, { password: 'wrong' }), signal) ?? Promise.resolve();
    expect(await failureOf(proof)).toEqual({ code: 'FailedToVerifyUsernameOrPwd', reason: 'refused' });
    await replay.close();
  },
);
