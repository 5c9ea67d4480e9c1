import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startHarborV2 } from '#simulators/harbor/startHarborV2.ts';
import type { Fault } from '#simulators/http/faults.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { eventually } from '../../testing/eventually.ts';
import { KilledServer } from '../../testing/kills/killedServer.ts';
import { imagesOf, importedReport, listed } from '../../testing/scanning.ts';
import { startTestServer, type TestServer } from '../../testing/testServer.ts';

const report = 'application/vnd.security.vulnerability.report; version=1.1';
const path = '/additions/vulnerabilities';
const answering = (body: unknown): Fault => ({ kind: 'answer', status: 200, body, path });
const reporting = (vulnerabilities: readonly unknown[]) => answering({ [report]: { vulnerabilities } });

/** The highest resident memory of a process so far. */
function highestMegabytes(pid: number): number {
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}

let harbor: RunningSimulator;

beforeEach(async () => {
  harbor = await startHarborV2({ world: createWorld({ images: 30 }), wrongPasswordMs: 50 });
});
afterEach(() => harbor.close());

describe('a report that means harm', () => {
  let server: TestServer;

  beforeEach(async () => {
    server = await startTestServer();
  });
  afterEach(() => server.close());

  /** A Harbor that gives this in place of every report, and one of its images with something to read. */
  async function riskyImage(fault: Fault) {
    harbor.faults.set(fault);
    await server.call('AddPrivateRegistry', harborRequest(harbor.port));
    await listed(server);
    const image = (await imagesOf(server)).find(({ VulCount }) => VulCount > 0);
    if (image === undefined) throw new Error('The simulated world has no such image.');
    return image;
  }

  function stored(table: 'vulnerability_findings' | 'report_findings') {
    using database = new DatabaseSync(join(server.dataDir, 'mooring.db'), { readOnly: true });
    return database.prepare(`select * from ${table}`).all();
  }

  test('leaves nothing but plain texts, web addresses and real scores', async () => {
    const script = '<script>alert(document.cookie)</script>';
    const { Uuid } = await riskyImage(
      reporting([
        {
          id: 'CVE-2026-0001',
          package: 'one',
          severity: 'Critical',
          description: script,
          links: ['javascript:alert(1)'],
        },
        { id: 'CVE-2026-0002', package: 'two', description: 'a\u0000b\u001b[31mc\r\nd', version: '1\u00002' },
        { id: 'CVE-2026-0003', package: 'three', preferred_cvss: { score_v3: -3, score_v2: 'NaN' } },
        { id: 'CVE-2026-0004', package: 'four', preferred_cvss: 'NaN', links: 'x', severity: 7, description: {} },
        { id: 'CVE-2026-0005', package: 'five', preferred_cvss: { score_v3: 1e308, score_v2: 6.5 } },
        { id: 'CVE-2026-0006', package: 'p'.repeat(4_096) },
        { id: 'CVE-2026-\u001b0007', package: 'seven' },
        { id: 7, package: 'eight' },
        'nine',
        null,
      ]),
    );
    const { VulRecords, SkippedCount } = await importedReport(server, Uuid, { SortBy: 'Name' });
    expect(VulRecords.map(({ Name, CvssScore, Link }) => [Name, CvssScore, Link])).toEqual([
      ['CVE-2026-0001', undefined, ''],
      ['CVE-2026-0002', undefined, ''],
      ['CVE-2026-0003', undefined, ''],
      ['CVE-2026-0004', undefined, ''],
      ['CVE-2026-0005', 6.5, ''],
    ]);
    expect(SkippedCount).toBe(10 - VulRecords.length);
    expect(VulRecords[0]).toMatchObject({ Severity: 'critical', Description: script });
    expect(VulRecords[1]).toMatchObject({ Description: 'a b [31mc d', InstalledVersion: '1 2' });
    expect(VulRecords[3]).toMatchObject({ Severity: 'unknown', Description: '' });
    for (const { score, link, ...texts } of stored('vulnerability_findings')) {
      expect(score === -1 || (Number(score) > 0 && Number(score) <= 10)).toBe(true);
      expect(link).toMatch(/^(https?:\/\/.*)?$/);
      for (const text of Object.values(texts)) expect(String(text)).toMatch(/^\P{Cc}{0,2000}$/u);
    }
  });

  test.each<[string, Fault]>([
    ['is cut off in the middle', { kind: 'brokenJson', path }],
    ['is a page of some proxy', { kind: 'html', path }],
    ['is a list', answering([{ id: 'CVE-2026-0001' }])],
    ['has a word for a report', answering({ [report]: 'clean' })],
    ['has a word for its findings', answering({ [report]: { vulnerabilities: 'none' } })],
    ['goes on for 100 MB', { kind: 'flood', megabytes: 100, path }],
    ['holds nothing that can be read', reporting([{ id: 'CVE-2026-0001', package: '' }, null])],
  ])('is named a failure where it %s, and never passes for a clean image', async (_name, fault) => {
    const { Uuid, VulCount } = await riskyImage(fault);
    const answer = await eventually(
      () => server.call('DescribeImageVulList', { Type: 'cve', Uuids: Uuid }),
      ({ ReportState }) => ReportState === 'failed',
    );
    expect(answer.TotalCount).toBe(0);
    expect(answer.ReportError?.Code).toMatch(/^(RegistryFailure|ImageScanFailure)$/);
    expect(answer.ReportError?.Recommend).not.toBe('');
    expect((await imagesOf(server)).find((image) => image.Uuid === Uuid)?.VulCount).toBe(VulCount);
    expect(stored('report_findings')).toEqual([]);
  });
});

/** Images are taken in meanwhile, and inspected in a thread that takes so much by itself. */
const inspectionMegabytes = 45;

test.runIf(process.platform === 'linux')(
  'a report of 100 MB or of 200,000 findings never takes 100 MB of memory, and is a failure or is cut',
  { tags: 'thorough', timeout: 120_000 },
  async () => {
    const findings = Array.from({ length: 200_000 }, (_, index) => ({ id: `CVE-2026-${index}`, package: 'p' }));
    const flood: Fault = { kind: 'flood', megabytes: 100, path: `[0-7]${path}` };
    harbor.faults.set(reporting(findings), flood);
    const host = new KilledServer();
    try {
      const server = await host.up();
      const before = highestMegabytes(server.pid);
      await server.call('AddPrivateRegistry', harborRequest(harbor.port));
      const scannedImages = async () => {
        const { ImageInstanceList } = await server.call('DescribeImageInstances', { PageSize: 100 });
        return ImageInstanceList.filter(({ VulCount }) => VulCount > 0);
      };
      const images = await eventually(scannedImages, (rows) => rows.length > 9, 20_000);
      const flooded = ({ Digest }: { readonly Digest: string }) => /[0-7]$/.test(Digest);
      const examined = [images.find(flooded), images.find((image) => !flooded(image))];
      const states: string[] = [];
      for (const image of examined) {
        const { ReportState, TotalCount } = await eventually(
          () => server.call('DescribeImageVulList', { Type: 'cve', Uuids: image?.Uuid ?? '' }),
          (answer) => answer.ReportState !== 'waiting',
          60_000,
        );
        states.push(`${ReportState} ${TotalCount}`);
      }
      expect(states).toEqual(['failed 0', 'imported 20000']);
      expect(highestMegabytes(server.pid) - before - inspectionMegabytes).toBeLessThan(100);
    } finally {
      await host.remove();
    }
  },
);
