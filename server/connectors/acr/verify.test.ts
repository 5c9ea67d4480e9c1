import { afterEach, beforeEach, expect, test } from 'vitest';
import { simulatorKeys } from '#simulators/acr/accessKeys.ts';
import { startAcr } from '#simulators/acr/startAcr.ts';
import type { Fault } from '#simulators/http/faults.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import { acrTarget } from '../testing/acrTarget.ts';
import { collectImages, collectRepositories } from '../testing/collected.ts';
import { failureOf } from '../testing/failureOf.ts';
import { testHttp } from '../testing/testHttp.ts';
import { acrConnector } from './connector.ts';

const signal = new AbortController().signal;
const http = testHttp({ lookUp: async () => ['127.0.0.1'] });
let simulator: RunningSimulator;

beforeEach(async () => {
  simulator = await startAcr({ world: createWorld({ images: 20, kind: 'harbor-v1' }) });
});
afterEach(() => simulator.close());

function verify(changes: Partial<RegistryTarget> = {}, now?: () => number) {
  return acrConnector(http, now && { now }).verify(acrTarget(simulator.port, changes), signal);
}

test('one signed call proves the key, and its secret is never sent', async () => {
  await expect(verify()).resolves.toEqual({ serverVersion: null });
  expect(simulator.requests).toEqual([
    { method: 'POST', path: '/?PageNo=1&PageSize=1', user: simulatorKeys.reader.id, status: 200 },
  ]);
});

test('without an address the name is looked up, as for the real cloud', async () => {
  await expect(verify({ hostIp: '' })).resolves.toEqual({ serverVersion: null });
});

test('the stages are told as they pass', async () => {
  const stages: string[] = [];
  const target = acrTarget(simulator.port);
  await acrConnector(http).verify(target, signal, ({ stage }) => stages.push(stage));
  expect(stages).toEqual(['connect', 'version', 'login', 'role']);
});

test.each([
  ['an unknown AccessKey ID', { userName: 'LTAI5tNobody' }, 'accessKeyUnknown'],
  ['a wrong secret', { password: 'wrong' }, 'accessKeySecretWrong'],
  [
    'a disabled key',
    { userName: simulatorKeys.disabled.id, password: simulatorKeys.disabled.secret },
    'accessKeyInactive',
  ],
] as const)('%s is said as such', async (_what, changes, reason) => {
  expect(await failureOf(verify(changes))).toEqual({ code: 'FailedToVerifyUsernameOrPwd', reason });
});

test('a clock that is 20 minutes off is not taken for a wrong secret', async () => {
  const failure = await failureOf(verify({}, () => Date.now() - 20 * 60_000));
  expect(failure).toEqual({ code: 'FailedToVerifyUsernameOrPwd', reason: 'clockSkew' });
});

test('a key without rights is told the right it lacks, by its name in RAM', async () => {
  simulator.faults.set({ kind: 'nonAdmin' });
  expect(await failureOf(verify())).toEqual({
    code: 'UserDoesNotHaveAdminRole',
    robot: false,
    missing: ['cr:ListInstance'],
  });
});

test.each<[string, Fault, object]>([
  [
    'throttling under HTTP 400',
    { kind: 'answer', status: 400, body: { Code: 'Throttling.User' }, headers: { 'x-acs-retry-after': '1500' } },
    { code: 'RegistryRateLimited', retryAfterSeconds: 2 },
  ],
  [
    'throttling under HTTP 429',
    { kind: 'answer', status: 429, body: { Code: 'Throttling.Api' }, headers: { 'x-acs-retry-after': '700' } },
    { code: 'RegistryRateLimited', retryAfterSeconds: 1 },
  ],
  [
    'IsSuccess false under HTTP 200',
    { kind: 'answer', status: 200, body: { IsSuccess: false, Code: 'INTERNAL', RequestId: 'A' } },
    { code: 'RegistryFailure', reason: 'refusedCall', status: 200, apiCode: 'INTERNAL' },
  ],
  [
    'an outage of the cloud',
    { kind: 'answer', status: 503, body: { Code: 'ServiceUnavailable' } },
    { code: 'RegistryFailure', reason: 'status', status: 503, apiCode: 'ServiceUnavailable' },
  ],
  [
    'a key refused in the wording of an older gateway',
    { kind: 'answer', status: 403, body: { Code: 'InvalidAccessKeyId' } },
    { code: 'FailedToVerifyUsernameOrPwd', reason: 'accessKeyUnknown' },
  ],
  ['a web page instead of the API', { kind: 'html' }, { code: 'RegistryTypeError', found: null }],
  ['a 404 of another server', { kind: 'status', status: 404 }, { code: 'RegistryTypeError', found: null }],
])('%s is named', async (_what, fault, failure) => {
  simulator.faults.set(fault);
  expect(await failureOf(verify())).toEqual(failure);
});

test('a key that was switched off while images are listed is refused five times at most, however many ask', async () => {
  const acr = acrConnector(http, { throttleWaitsMs: [] });
  const target = acrTarget(simulator.port, { domainName: 'cr.cn-hangzhou.aliyuncs.com' });
  const { repositories } = await collectRepositories(acr, target);
  simulator.faults.set({ kind: 'wrongPassword' });
  const before = simulator.requests.length;
  const wrong = { code: 'FailedToVerifyUsernameOrPwd', reason: 'accessKeySecretWrong' };
  const ask = () =>
    Promise.all(repositories.flatMap((one) => [one, one]).map((one) => failureOf(collectImages(acr, target, one))));
  expect(await ask()).toEqual(expect.arrayContaining([wrong]));
  for (const failure of await ask()) expect(failure).toEqual(wrong);
  expect(simulator.requests.length - before).toBeLessThanOrEqual(5);

  simulator.faults.clear();
  acr.forgetRefusals(target);
  await expect(acr.verify(target, signal)).resolves.toEqual({ serverVersion: null });
});
