import { afterEach, beforeEach, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { RunningSimulator } from '../http/runningSimulator.ts';
import { vendorCall } from '../testing/acr/vendorClient.ts';
import { createWorld } from '../world/createWorld.ts';
import type { Scan } from '../world/model.ts';
import { type AccessKey, simulatorKeys } from './accessKeys.ts';
import { instanceIn } from './places.ts';
import { startAcr } from './startAcr.ts';

const prod = instanceIn('cn-hangzhou', 'prod');
const named = { Code: z.string(), IsSuccess: z.boolean(), RequestId: z.string() };
const statusAnswer = z.strictObject({ ...named, Status: z.string() });
const summaryAnswer = z.strictObject({
  ...named,
  HighSeverity: z.number(),
  MediumSeverity: z.number(),
  LowSeverity: z.number(),
  UnknownSeverity: z.number(),
  TotalSeverity: z.number(),
});
const resultAnswer = z.strictObject({
  ...named,
  PageNo: z.number(),
  PageSize: z.number(),
  TotalCount: z.number(),
  Vulnerabilities: z.array(
    z.looseObject({
      CveName: z.string().check(z.regex(/^CVE-/)),
      Feature: z.string(),
      Version: z.string(),
      VersionFixed: z.string(),
      Severity: z.enum(['High', 'Medium', 'Low', 'Unknown']),
      CveLink: z.string(),
    }),
  ),
});

let simulator: RunningSimulator;
beforeEach(async () => {
  const world = createWorld({ images: 300, kind: 'harbor-v1' });
  world.scanMs = 400;
  simulator = await startAcr({ world, places: [prod] });
});
afterEach(() => simulator.close());

/** How the API names a tag whose scan stands so; null: it was never scanned. */
function tagWith(status: Scan['status'] | null): Record<'InstanceId' | 'RepoId' | 'Tag', string> {
  for (const repository of simulator.world.repositories) {
    for (const { tags, scan, kind } of simulator.world.artifactsOf(repository)) {
      const many = scan?.status !== 'Success' || scan.findings.counts.low > 30;
      if (kind !== 'IMAGE' || tags[0] === undefined || (scan?.status ?? null) !== status || !many) continue;
      const RepoId = `crr-${String(repository.id).padStart(16, '0')}`;
      return { InstanceId: prod.id, RepoId, Tag: tags[0].name };
    }
  }
  throw new Error('The simulated world has no such tag.');
}

const call = (action: string, query: Record<string, string>, key: AccessKey = simulatorKeys.reader) =>
  vendorCall(simulator.url, { action, query, key });

it.each([
  ['Success', 'COMPLETE'],
  ['Error', 'FAILED'],
  ['Running', 'RUNNING'],
] as const)('the scan API tells a scan that is %s as %s', async (scan, wire) => {
  const { body } = await call('GetRepoTagScanStatus', tagWith(scan));
  expect(statusAnswer.parse(body).Status).toBe(wire);
});

it('the scan API does not speak of a tag that was never scanned, under HTTP 200', async () => {
  for (const action of ['GetRepoTagScanStatus', 'GetRepoTagScanSummary', 'ListRepoTagScanResult']) {
    expect(await call(action, tagWith(null))).toMatchObject({ status: 200, body: { IsSuccess: false } });
  }
});

it('the scan API counts in its summary what its list holds, page by page, and rates nothing critical', async () => {
  const tag = tagWith('Success');
  const summary = summaryAnswer.parse((await call('GetRepoTagScanSummary', tag)).body);
  const found: string[] = [];
  for (let page = 1; found.length < summary.TotalSeverity; page += 1) {
    const { body } = await call('ListRepoTagScanResult', { ...tag, PageNo: String(page) });
    const answer = resultAnswer.parse(body);
    expect(answer).toMatchObject({ PageNo: page, PageSize: 30, TotalCount: summary.TotalSeverity });
    expect(answer.Vulnerabilities.length).toBeGreaterThan(0);
    found.push(...answer.Vulnerabilities.map(({ Severity }) => Severity));
  }
  const count = (severity: string) => found.filter((one) => one === severity).length;
  expect(summary).toMatchObject({
    HighSeverity: count('High'),
    MediumSeverity: count('Medium'),
    LowSeverity: count('Low'),
    UnknownSeverity: count('Unknown'),
    TotalSeverity: found.length,
  });
});

it('scans when it is asked to, and tells how far it is', async () => {
  const tag = tagWith(null);
  expect((await call('CreateRepoTagScanTask', tag)).body).toMatchObject({ IsSuccess: true, Code: 'success' });
  const status = async () => statusAnswer.parse((await call('GetRepoTagScanStatus', tag)).body).Status;
  expect(['PENDING', 'RUNNING']).toContain(await status());
  await expect.poll(status).toBe('COMPLETE');
  expect(summaryAnswer.parse((await call('GetRepoTagScanSummary', tag)).body).IsSuccess).toBe(true);
  const unknown = await call('CreateRepoTagScanTask', { ...tag, Tag: 'no-such-tag' });
  expect(unknown).toMatchObject({ status: 200, body: { IsSuccess: false, Code: 'REPO_TAG_NOT_EXIST' } });
});

it.each(['GetRepoTagScanStatus', 'GetRepoTagScanSummary', 'ListRepoTagScanResult', 'CreateRepoTagScanTask'])(
  'the scan API refuses %s to a RAM user whose rights do not cover it',
  async (action) => {
    const refused = await call(action, tagWith('Success'), simulatorKeys.narrow);
    expect(refused).toMatchObject({ status: 403, body: { Code: 'Forbidden.RAM' } });
  },
);
