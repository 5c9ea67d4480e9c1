import { expect, test } from 'vitest';
import { createRegistryHttp } from '../http/registryHttp.ts';
import { failureOf } from '../testing/failureOf.ts';
import { tcpServer } from '../testing/localServers.ts';
import { recordedHarbor } from '../testing/recordedHarbor.ts';
import { localTarget } from '../testing/target.ts';
import { harborConnector } from './connector.ts';
import { limits } from './limits.ts';

const signal = new AbortController().signal;
const http = createRegistryHttp({ allowLoopback: true });

test('a registry that accepts and never answers is told as such after one patience, well within 30 s', async () => {
  const silent = await tcpServer(() => undefined);
  const connector = harborConnector(http, { proofTimeoutMs: 100 });
  const startedAt = performance.now();
  const proof = connector.proveAccount?.(localTarget(silent.port), signal) ?? Promise.resolve();
  expect(await failureOf(proof)).toMatchObject({ code: 'NetworkConnectError', reason: 'timeout' });
  expect(performance.now() - startedAt).toBeLessThan(1_000);
  expect(limits.proofTimeoutMs).toBeLessThanOrEqual(10_000);
  await silent.close();
});

test('a database that is away while a registry is proven is no refused password', async () => {
  const replay = await recordedHarbor('harbor-2.15.2', { databaseDown: true });
  const connector = harborConnector(http, { lockMs: 10 });
  const proof = connector.proveAccount?.(localTarget(replay.port), signal) ?? Promise.resolve();
  expect(await failureOf(proof)).toEqual({ code: 'RegistryFailure', reason: 'status', status: 500 });
  await replay.close();
});
