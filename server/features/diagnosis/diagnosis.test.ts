import { beforeEach, describe, expect, test } from 'vitest';
import type { RequestOf } from '#contract/actions/actions.ts';
import type { ConnectionStage } from '#contract/failures/failures.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { simulatorPasswords } from '#simulators/world/accounts.ts';
import { type Diagnosis, diagnosisEnd, diagnosisNow } from '../../testing/diagnosing.ts';
import { eventually } from '../../testing/eventually.ts';
import { startServerWithHarbor } from '../../testing/serverWithHarbor.ts';
import type { TestServer } from '../../testing/testServer.ts';

type DiagnosisRequest = RequestOf<'CreateRegistryDiagnosis'>;

let server: TestServer;
let harbor: RunningSimulator;

beforeEach(async () => {
  ({ server, harbor } = await startServerWithHarbor({ images: 120 }));
});

function requestFor(changes: Partial<DiagnosisRequest> = {}): DiagnosisRequest {
  const { TransPerHour: _speed, ...connection } = harborRequest(harbor.port);
  // An address as domain name asks no DNS.
  return { ...connection, DomainName: '127.0.0.1', ...changes };
}

const describeIt = (id: string, more: Partial<RequestOf<'DescribeRegistryDiagnosis'>> = {}) =>
  diagnosisNow(server, id, more);

async function diagnose(changes: Partial<DiagnosisRequest> = {}): Promise<Diagnosis> {
  return diagnosisEnd(server, (await server.call('CreateRegistryDiagnosis', requestFor(changes))).DiagnosisId);
}

function failedStage({ Stages }: Diagnosis) {
  const failed = Stages.find(({ Status }) => Status === 'failed');
  return { stage: failed?.Stage, code: failed?.Error?.Code };
}

const askedOfHarbor = () => harbor.requests.length;

describe('a diagnosis', () => {
  test('walks every stage, says what was seen, and counts what the registry holds', async () => {
    const { Status, Stages } = await diagnose();
    expect(Status).toBe('passed');
    expect(Stages.map((each) => [each.Stage, each.Status])).toEqual([
      ['resolve', 'passed'],
      ['connect', 'passed'],
      ['tls', 'skipped'],
      ['version', 'passed'],
      ['login', 'passed'],
      ['role', 'passed'],
      ['listing', 'passed'],
    ]);
    expect(Stages.map(({ Evidence }) => Evidence)).toEqual([
      { stage: 'resolve', addresses: ['127.0.0.1'], matches: true },
      { stage: 'connect', localAddress: '127.0.0.1' },
      undefined,
      { stage: 'version', status: 200, serverVersion: expect.stringMatching(/^v2\.9\.0/) },
      { stage: 'login', status: 200 },
      { stage: 'role', role: 'systemAdmin' },
      {
        stage: 'listing',
        namespaces: expect.any(Number),
        repositories: harbor.world.repositoryCount,
        images: 120,
        complete: true,
      },
    ]);
    expect(Stages.filter(({ ElapsedMs }) => ElapsedMs === undefined).map(({ Stage }) => Stage)).toEqual(['tls']);
  });

  test.each<[string, Partial<DiagnosisRequest>, ConnectionStage, string]>([
    ['nothing listens there', { Port: 9 }, 'connect', 'NetworkConnectError'],
    ['TLS is spoken to plain HTTP', { ProtocolType: 2 }, 'tls', 'NetworkConnectError'],
    ['it is the other version', { RegistryVersion: 'V1' }, 'version', 'RegistryVersionError'],
    ['the password is wrong', { Password: 'wrong' }, 'login', 'FailedToVerifyUsernameOrPwd'],
    [
      'the account is no administrator',
      { UserName: 'viewer1', Password: simulatorPasswords.viewer1 },
      'role',
      'UserDoesNotHaveAdminRole',
    ],
  ])('where %s it fails at that stage, with code and advice', async (_what, changes, stage, code) => {
    const diagnosis = await diagnose(changes);
    expect(diagnosis.Status).toBe('failed');
    expect(failedStage(diagnosis)).toEqual({ stage, code });
    const failed = diagnosis.Stages.findIndex(({ Status }) => Status === 'failed');
    expect(diagnosis.Stages[failed]?.Error?.Recommend).not.toBe('');
    expect(diagnosis.Stages.slice(failed + 1).every(({ Status }) => Status === 'skipped')).toBe(true);
  });

  test('a list that fails is the last stage’s failure', async () => {
    harbor.faults.set({ kind: 'status', status: 502, path: '/projects' });
    expect(failedStage(await diagnose())).toEqual({ stage: 'listing', code: 'RegistryFailure' });
  });

  test('counts different images beside their tags, as the speed limit does', async () => {
    const { Match } = await diagnose();
    const digests = new Set([...harbor.world.imageRows()].map(({ digest }) => digest));
    expect(digests.size).toBeLessThan(120);
    expect(Match).toMatchObject({ Images: 120, DistinctImages: digests.size, AtMost: false });
  });

  test('says how many of the images found so far the patterns let in', async () => {
    const { DiagnosisId } = await diagnose();
    const [first] = [...harbor.world.repositories];
    if (first === undefined) throw new Error('The world has no repository.');
    const only = await describeIt(DiagnosisId, { IncludePatterns: [first.fullName] });
    expect(only.Match).toMatchObject({ Repositories: 1, Examples: [first.fullName] });
    const none = await describeIt(DiagnosisId, { IncludePatterns: ['no/such'] });
    expect(none.Match).toEqual({ Repositories: 0, Images: 0, DistinctImages: 0, AtMost: false, Examples: [] });
    const all = await describeIt(DiagnosisId, {});
    expect(all.Match).toMatchObject({ Repositories: harbor.world.repositoryCount, Images: 120 });
  });

  test('runs by the same rules as saving: a wrong value is named before anything is dialled', async () => {
    const { status, body } = await server.refused(
      'CreateRegistryDiagnosis',
      requestFor({ RegistryHostIp: '169.254.169.254', RegistryRegionId: 'us-west-1' }),
    );
    expect([status, body.Code]).toEqual([400, 'IllegalParam']);
    expect(body.Issues?.map(({ path }) => path)).toEqual([['RegistryRegionId'], ['RegistryHostIp']]);
    expect(askedOfHarbor()).toBe(0);
  });

  test('that is cancelled stops at once', async () => {
    harbor.faults.set({ kind: 'hang', path: '/systeminfo' });
    const { DiagnosisId } = await server.call('CreateRegistryDiagnosis', requestFor());
    await eventually(
      () => describeIt(DiagnosisId),
      ({ Stages }) => Stages.some(({ Stage, Status }) => Stage === 'version' && Status === 'running'),
    );
    await server.call('CancelRegistryDiagnosis', { DiagnosisId });
    const { Status, Stages } = await describeIt(DiagnosisId);
    expect(Status).toBe('cancelled');
    expect(Stages.at(-1)?.Status).toBe('skipped');
  });

  test('belongs to its data centre, and an unknown one is NotFound', async () => {
    const { DiagnosisId } = await diagnose();
    const elsewhere = await server.refused('DescribeRegistryDiagnosis', { DiagnosisId }, 'intl');
    const unknown = await server.refused('CancelRegistryDiagnosis', { DiagnosisId: 'unknown' });
    expect([elsewhere.body.Code, unknown.body.Code]).toEqual(['NotFound', 'NotFound']);
  });

  test('never shows a secret, and none is logged', async () => {
    const diagnosis = await diagnose();
    expect(JSON.stringify(diagnosis)).not.toContain(simulatorPasswords.admin);
    expect(server.logged()).not.toContain(simulatorPasswords.admin);
  });
});

describe('saving after a diagnosis', () => {
  const save = (changes: Partial<RequestOf<'AddPrivateRegistry'>>) =>
    harborRequest(harbor.port, { DomainName: '127.0.0.1', ...changes });

  test('that passed asks the registry nothing more', async () => {
    const { DiagnosisId } = await diagnose();
    // Were it asked again, this would refuse it.
    harbor.faults.set({ kind: 'wrongPassword' });
    const { Data } = await server.call('AddPrivateRegistry', save({ DiagnosisId }));
    expect(Data.Id).toBeGreaterThan(0);
  });

  test.each<[string, Partial<RequestOf<'AddPrivateRegistry'>>]>([
    ['other values', { Password: 'another' }],
    ['an unknown diagnosis', { DiagnosisId: 'unknown' }],
  ])('with %s verifies all the same', async (_what, changes) => {
    const { DiagnosisId } = await diagnose();
    const { body } = await server.refused('AddPrivateRegistry', save({ DiagnosisId, Password: 'wrong', ...changes }));
    expect(body.Code).toBe('FailedToVerifyUsernameOrPwd');
  });

  test('that failed verifies all the same', async () => {
    const { DiagnosisId } = await diagnose({ Password: 'wrong' });
    const { body } = await server.refused('AddPrivateRegistry', save({ DiagnosisId, Password: 'wrong' }));
    expect(body.Code).toBe('FailedToVerifyUsernameOrPwd');
  });
});

test('a stored registry is diagnosed without its password being sent again', async () => {
  const { Data } = await server.call('AddPrivateRegistry', harborRequest(harbor.port, { DomainName: '127.0.0.1' }));
  const { Password: _kept, ...request } = requestFor({ RegistryId: Data.Id });
  const { DiagnosisId } = await server.call('CreateRegistryDiagnosis', request);
  const { Status } = await eventually(
    () => describeIt(DiagnosisId),
    (now) => now.Status !== 'running',
  );
  expect(Status).toBe('passed');
  const { RegistryId: _none, ...anew } = request;
  const { body } = await server.refused('CreateRegistryDiagnosis', anew);
  expect(body.Issues?.map(({ path }) => path)).toEqual([['Password']]);
});

test('our own address towards a registry is told; one that may not be dialled is refused', async () => {
  const { LocalAddress } = await server.call('DescribeLocalAddress', { RegistryHostIp: '127.0.0.1' });
  expect(LocalAddress).toBe('127.0.0.1');
  const { body } = await server.refused('DescribeLocalAddress', { RegistryHostIp: '169.254.169.254' });
  expect(body.Issues?.map(({ path }) => path)).toEqual([['RegistryHostIp']]);
});
