import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import { createRegistryHttp } from '../http/registryHttp.ts';
import { failureOf } from '../testing/failureOf.ts';
import { type Replay, recordedBody, replayRecordings } from '../testing/replayRecordings.ts';
import { localTarget } from '../testing/target.ts';
import { harborConnector } from './connector.ts';

const signal = new AbortController().signal;
const connector = harborConnector(createRegistryHttp({ allowLoopback: true }), { lockMs: 10 });
const of = 'harbor-2.15.2';
const digest = (recordedBody(of, '205-') as { digest: string }).digest;
const image = { repository: { namespace: 'team', name: 'solo' }, digest, tag: 'v1' };

let replay: Replay;
beforeEach(async () => {
  replay = await replayRecordings(of);
});
afterEach(() => replay.close());

const target = (other: Partial<RegistryTarget> = {}) => localTarget(replay.port, { version: 'V2', ...other });

/** Recorded under the tag or the first request of its kind: here asked for by digest. */
function answerWith(recording: string, status: number): void {
  const body = recordedBody(of, recording);
  replay.intercept = ({ path }) => (path.includes('/artifacts/') ? { status, body } : undefined);
}

describe('a scan that is asked for', () => {
  test('in read-only mode is refused for that, to an administrator too', async () => {
    answerWith('209-', 403);
    expect(await failureOf(connector.requestScan(target(), image, signal))).toEqual({
      code: 'ImageScanFailure',
      reason: 'readOnly',
    });
    expect(replay.requests).toHaveLength(1);
  });

  test.each([
    ['212-', 412, 'noScanner'],
    ['201-', 400, 'unsupported'],
  ])('%s answered with %i is %s', async (recording, status, reason) => {
    answerWith(recording, status);
    expect(await failureOf(connector.requestScan(target(), image, signal))).toMatchObject({ reason });
  });

  test('while another one runs counts as asked for', async () => {
    answerWith('204-', 409);
    expect(await connector.requestScan(target(), image, signal)).toBe('requested');
  });

  test('by a robot without the right names that right', async () => {
    robotIsRefused('184-');
    expect(await failureOf(connector.requestScan(target({ userName: 'robot$listonly' }), image, signal))).toEqual({
      code: 'UserDoesNotHaveAdminRole',
      robot: true,
      missing: ['scanImages'],
    });
  });
});

test('a report that a robot may not read names the right to artifact additions', async () => {
  robotIsRefused('183-');
  expect(await failureOf(connector.vulnerabilities(target({ userName: 'robot$listonly' }), image, signal))).toEqual({
    code: 'UserDoesNotHaveAdminRole',
    robot: true,
    missing: ['readReports'],
  });
});

test('a report that is being made is none', async () => {
  answerWith('206-', 200);
  expect(await connector.vulnerabilities(target(), image, signal)).toBeNull();
});

test('a scan that runs, and one that somebody stopped, are told apart', async () => {
  answerWith('205-', 200);
  expect(await connector.scanState(target(), image, signal)).toMatchObject({ status: 'START_RUN' });
  answerWith('208-', 200);
  expect(await connector.scanState(target(), image, signal)).toMatchObject({ status: 'STOPPED' });
});

function robotIsRefused(recording: string): void {
  const body = recordedBody(of, recording);
  replay.intercept = ({ path }) => {
    if (path.includes('/artifacts/')) return { status: 403, body };
    return path === '/api/v2.0/users/current' ? { status: 412, body: recordedBody(of, '179-') } : undefined;
  };
}

test('of two kinds of report the one that says something is read', async () => {
  const vulnerabilities = [{ id: 'CVE-2024-1', package: 'zlib', severity: 'High' }];
  const body = {
    'application/vnd.security.vulnerability.report; version=1.1': { scanner: { name: 'Trivy' } },
    'application/vnd.scanner.adapter.vuln.report.harbor+json; version=1.0': { severity: 'High', vulnerabilities },
  };
  replay.intercept = ({ path }) => (path.includes('/additions/') ? { status: 200, body } : undefined);
  const report = await connector.vulnerabilities(target(), image, signal);
  expect(report?.findings.map(({ name }) => name)).toEqual(['CVE-2024-1']);
});

test('a report of 21 MB is read', async () => {
  const description = 'x'.repeat(2_500);
  const vulnerabilities = Array.from({ length: 8_000 }, (_, n) => ({
    id: `CVE-2024-${1_000 + n}`,
    package: 'zlib',
    severity: 'High',
    description,
  }));
  const body = { 'application/vnd.security.vulnerability.report; version=1.1': { severity: 'High', vulnerabilities } };
  replay.intercept = ({ path }) => (path.includes('/additions/') ? { status: 200, body } : undefined);
  const report = await connector.vulnerabilities(target(), image, signal);
  expect(report?.findings).toHaveLength(8_000);
});
