import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RequestOf } from '#contract/actions/actions.ts';
import { type AccessKey, simulatorKeys } from '#simulators/acr/accessKeys.ts';
import { instanceIn } from '#simulators/acr/places.ts';
import { startAcr } from '#simulators/acr/startAcr.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { type Diagnosis, diagnosisEnd, diagnosisNow } from '../../testing/diagnosing.ts';
import { eventually } from '../../testing/eventually.ts';
import { startTestServer, type TestServer } from '../../testing/testServer.ts';

type AcrRequest = RequestOf<'CreateAcrDiagnosis'>;

const { reader } = simulatorKeys;
const key = (id: string, rights: readonly string[] | null): AccessKey => ({ ...reader, id, rights });
const listerOfNothing = key('LTAI5tListsNothing', []);
const blind = key('LTAI5tBlind', ['cr:ListInstance', 'cr:ListRepository']);
const rotated = { id: 'LTAI5tRotated', secret: 'rotated-secret', active: true, rights: null };

let server: TestServer;
let acr: RunningSimulator;

beforeEach(async () => {
  server = await startTestServer({}, { lookUp: async () => ['127.0.0.1'] });
  acr = await startAcr({
    world: createWorld({ images: 120, kind: 'harbor-v1' }),
    places: [
      instanceIn('cn-hangzhou', 'prod'),
      { edition: 'personal', region: 'cn-hangzhou' },
      instanceIn('cn-shanghai', 'stage'),
      instanceIn('cn-beijing', 'open'),
      instanceIn('cn-beijing', 'lab', { vpc: 'disabled' }),
    ],
    keys: [...Object.values(simulatorKeys), listerOfNothing, blind, rotated],
  });
});
afterEach(async () => {
  await server.close();
  await acr.close();
});

function requestFor(changes: Partial<AcrRequest> = {}): AcrRequest {
  return {
    AccessKeyId: reader.id,
    AccessKeySecret: reader.secret,
    RegionIds: ['cn-hangzhou'],
    EndpointIp: '127.0.0.1',
    Port: acr.port,
    ProtocolType: 1,
    ...changes,
  };
}

const describeIt = (id: string, more: Partial<RequestOf<'DescribeRegistryDiagnosis'>> = {}) =>
  diagnosisNow(server, id, more);

async function diagnose(changes: Partial<AcrRequest> = {}): Promise<Diagnosis> {
  return diagnosisEnd(server, (await server.call('CreateAcrDiagnosis', requestFor(changes))).DiagnosisId);
}

const failedOf = ({ Stages }: Diagnosis) => Stages.find(({ Status }) => Status === 'failed');

describe('a diagnosis of an AccessKey', () => {
  test('walks every stage, and counts instances, repositories and images of both editions', async () => {
    const { Status, Stages } = await diagnose();
    expect(Status).toBe('passed');
    expect(Stages.map((each) => [each.RegionId, each.Stage, each.Status])).toEqual([
      ['cn-hangzhou', 'resolve', 'passed'],
      ['cn-hangzhou', 'connect', 'passed'],
      ['cn-hangzhou', 'tls', 'skipped'],
      ['cn-hangzhou', 'version', 'passed'],
      ['cn-hangzhou', 'login', 'passed'],
      ['cn-hangzhou', 'role', 'passed'],
      ['cn-hangzhou', 'listing', 'passed'],
    ]);
    expect(Stages.slice(3, 6).map(({ Evidence }) => Evidence)).toEqual([
      { stage: 'version', status: 200, serverVersion: null },
      { stage: 'login', status: 200 },
      { stage: 'role', role: 'accessKey' },
    ]);
    expect(Stages.at(-1)?.Evidence).toMatchObject({ stage: 'listing', instances: 1, complete: true });
  });

  test('walks each region on its own way, and is what the worst of them is', async () => {
    const { Status, Stages } = await diagnose({ RegionIds: ['cn-shanghai', 'cn-beijing'] });
    const ends = Stages.filter(({ Stage }) => Stage === 'listing').map((each) => [each.RegionId, each.Status]);
    expect(ends).toEqual([
      ['cn-shanghai', 'passed'],
      ['cn-beijing', 'failed'],
    ]);
    expect(Status).toBe('failed');
  });

  test('without a forwarding server, goes to what DNS says of the endpoint', async () => {
    const { EndpointIp: _none, ...named } = requestFor();
    const { DiagnosisId } = await server.call('CreateAcrDiagnosis', named);
    const look = () => describeIt(DiagnosisId);
    const { Stages } = await eventually(look, ({ Status }) => Status === 'passed');
    expect(Stages[0]?.Evidence).toEqual({ stage: 'resolve', addresses: ['127.0.0.1'], matches: null });
  });

  test.each([
    ['an unknown AccessKey', { AccessKeyId: 'LTAI5tNobody' }, 'accessKeyUnknown'],
    ['a disabled AccessKey', { AccessKeyId: simulatorKeys.disabled.id }, 'accessKeyInactive'],
    ['a wrong secret', { AccessKeySecret: 'wrong' }, 'accessKeySecretWrong'],
  ])('%s fails at the login: that Container Registry answers is known by then', async (_what, changes, reason) => {
    const diagnosis = await diagnose(changes);
    expect(failedOf(diagnosis)).toMatchObject({
      Stage: 'login',
      Error: { Code: 'FailedToVerifyUsernameOrPwd', Detail: { reason } },
    });
  });

  test.each<[string, AccessKey, string[]]>([
    ['a key that may do nothing', listerOfNothing, ['cr:ListInstance']],
    ['a key that may read no tag and ask for no VPC', blind, ['cr:GetInstanceVpcEndpoint', 'cr:ListRepositoryTag']],
  ])('%s is told at the role all that it lacks', async (_what, { id, secret }, missing) => {
    const diagnosis = await diagnose({ AccessKeyId: id, AccessKeySecret: secret });
    expect(failedOf(diagnosis)).toMatchObject({
      Stage: 'role',
      Error: { Code: 'UserDoesNotHaveAdminRole', Detail: { missing } },
    });
    expect(failedOf(diagnosis)?.Error?.Recommend).toContain('AliyunContainerRegistryReadOnlyAccess');
  });

  test('an instance without VPC access fails the listing with what to configure, beside what can be taken in', async () => {
    const failed = failedOf(await diagnose({ RegionIds: ['cn-beijing'] }));
    expect(failed).toMatchObject({
      Stage: 'listing',
      Evidence: { stage: 'listing', instances: 2, complete: true },
      Error: { Code: 'VpcAccessNotConfigured', Detail: { instances: [{ name: 'lab', reason: 'disabled' }] } },
    });
    expect(failed?.Error?.Recommend).toMatch(/^lab：.*专有网络/);
    expect(failed?.Evidence).toMatchObject({ images: expect.any(Number), repositories: expect.any(Number) });
  });

  test('that is cancelled stops in every region at once', async () => {
    acr.faults.set({ kind: 'hang', path: 'PageNo=1' });
    const regions = ['cn-hangzhou', 'cn-shanghai', 'cn-beijing', 'cn-shenzhen', 'cn-zhangjiakou', 'cn-huhehaote'];
    const { DiagnosisId } = await server.call('CreateAcrDiagnosis', requestFor({ RegionIds: regions }));
    await eventually(
      () => describeIt(DiagnosisId),
      ({ Stages }) => Stages.some(({ Stage, Status }) => Stage === 'version' && Status === 'running'),
    );
    await server.call('CancelRegistryDiagnosis', { DiagnosisId });
    const { Status, Stages } = await describeIt(DiagnosisId);
    expect(Status).toBe('cancelled');
    expect(Stages.filter((stage) => stage.Status === 'running' || stage.Status === 'waiting')).toEqual([]);
  });

  test('counts what the patterns let in, and what the largest region holds of it', async () => {
    const { DiagnosisId, Stages } = await diagnose({ RegionIds: ['cn-hangzhou', 'cn-shanghai'] });
    const counted = Stages.flatMap(({ Evidence }) => (Evidence?.stage === 'listing' ? [Evidence.images] : []));
    const { Match } = await describeIt(DiagnosisId);
    expect(Match?.Images).toBe((counted[0] ?? 0) + (counted[1] ?? 0));
    expect(Match?.LargestRegionImages).toBeLessThanOrEqual(Math.max(...counted));
    expect(Match?.LargestRegionImages).toBeLessThan(Match?.DistinctImages ?? 0);
    const stage = await describeIt(DiagnosisId, { IncludePatterns: ['stage/**'] });
    expect(stage.Match?.Images).toBe(counted[1]);
    expect(stage.Match?.Examples.every((name) => name.startsWith('stage/'))).toBe(true);
  });

  test('runs by the same rules as saving: a wrong value is named before anything is dialled', async () => {
    const request = requestFor({ RegionIds: ['cn-hangzhou', 'eu-central-1'], EndpointIp: '169.254.169.254' });
    const { body } = await server.refused('CreateAcrDiagnosis', request);
    expect(body.Issues?.map(({ path }) => path)).toEqual([['RegionIds', 1], ['EndpointIp']]);
    expect(acr.requests).toEqual([]);
  });

  test('never shows the secret, and does not log it', async () => {
    expect(JSON.stringify(await diagnose())).not.toContain(reader.secret);
    expect(server.logged()).not.toContain(reader.secret);
  });
});

describe('saving after a diagnosis of an AccessKey', () => {
  const speed = { TransPerHour: 0 };

  test('that passed asks the cloud nothing more', async () => {
    const { DiagnosisId } = await diagnose({ RegionIds: ['cn-hangzhou', 'cn-shanghai'] });
    // Were it asked again, this would refuse it.
    acr.faults.set({ kind: 'wrongPassword' });
    const request = { ...requestFor({ RegionIds: ['cn-hangzhou', 'cn-shanghai'] }), ...speed, DiagnosisId };
    expect((await server.call('AddAcrAccount', request)).Data).toHaveLength(2);
  });

  test('verifies a region that was not part of it', async () => {
    const { DiagnosisId } = await diagnose();
    acr.faults.set({ kind: 'wrongPassword' });
    const request = { ...requestFor({ RegionIds: ['cn-hangzhou', 'cn-shanghai'] }), ...speed, DiagnosisId };
    expect((await server.refused('AddAcrAccount', request)).body.Code).toBe('FailedToVerifyUsernameOrPwd');
  });

  test('puts the tested key in the place of the connected one', { tags: 'thorough' }, async () => {
    const { Data } = await server.call('AddAcrAccount', { ...requestFor(), ...speed });
    const fresh = { AccessKeyId: rotated.id, AccessKeySecret: rotated.secret };
    const connected = { RegistryId: Data[0]?.Id ?? 0, RegionIds: ['cn-hangzhou'] };
    const created = await server.call('CreateAcrDiagnosis', { ...fresh, ...connected });
    const look = () => describeIt(created.DiagnosisId);
    await eventually(look, ({ Status }) => Status === 'passed');
    acr.faults.set({ kind: 'wrongPassword' });
    const changed = await server.call('ModifyAcrAccount', {
      AccessKeyId: reader.id,
      NewAccessKeyId: rotated.id,
      AccessKeySecret: rotated.secret,
      DiagnosisId: created.DiagnosisId,
    });
    expect(changed.Data).toHaveLength(1);
  });
});

describe('a connected region', () => {
  const connect = async () =>
    (await server.call('AddAcrAccount', { ...requestFor(), TransPerHour: 0 })).Data[0]?.Id ?? 0;

  test('is diagnosed with its stored secret, on the way that is stored', async () => {
    const RegistryId = await connect();
    const { DiagnosisId } = await server.call('CreateAcrDiagnosis', {
      AccessKeyId: reader.id,
      RegionIds: ['cn-hangzhou'],
      RegistryId,
    });
    const look = () => describeIt(DiagnosisId);
    const { Status } = await eventually(look, (now) => now.Status !== 'running');
    expect(Status).toBe('passed');
  });

  test('does not lend its secret to another key', async () => {
    const request = { AccessKeyId: rotated.id, RegionIds: ['cn-hangzhou'], RegistryId: await connect() };
    const { body } = await server.refused('CreateAcrDiagnosis', request);
    expect(body.Issues?.map(({ path }) => path)).toEqual([['AccessKeySecret']]);
  });

  test('is not one of another kind', async () => {
    const { Data } = await server.call('AddPrivateRegistry', harborRequest(9, { SkipVerify: true }));
    const request = requestFor({ RegistryId: Data.Id });
    expect((await server.refused('CreateAcrDiagnosis', request)).body.Code).toBe('NotFound');
  });
});
