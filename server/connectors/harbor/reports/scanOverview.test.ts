import { describe, expect, test } from 'vitest';
import type { ListedScan } from '../../../domain/risk/listedScan.ts';
import { readScanOverview } from './scanOverview.ts';

const newer = 'application/vnd.security.vulnerability.report; version=1.1';
const older = 'application/vnd.scanner.adapter.vuln.report.harbor+json; version=1.0';
const none = { critical: 0, high: 0, medium: 0, low: 0, unknown: 0, fixable: 0, total: 0 };
const ended = '2026-11-23T15:26:07.000Z';

function scanIn(overview: unknown): ListedScan {
  const scan = readScanOverview(overview);
  if (scan === null || scan === 'notUnderstood') throw new Error(`no scan: ${scan}`);
  return scan;
}

function report(other: object) {
  return { scan_status: 'Success', severity: 'None', end_time: ended, summary: null, ...other };
}

describe('reports keyed by their kind', () => {
  test.each([
    ['2.9, nothing found', report({ summary: { total: 0, fixable: 0, summary: {} } })],
    ['2.0, nothing found: an empty summary', report({ summary: {} })],
    ['1.10, nothing found: null parts', report({ summary: { total: 0, fixable: 0, summary: null } })],
    [
      'nothing counted, and a scanner that rates an image without findings Unknown',
      report({ severity: 'Unknown', summary: { total: 0 } }),
    ],
  ])('%s', (_what, overview) => {
    expect(readScanOverview({ [newer]: overview })).toEqual({
      status: 'SUCCESS',
      scannedAt: Date.parse(ended),
      vulnerabilities: none,
    });
  });

  test.each([
    ['neither a severity nor a summary', { severity: undefined, summary: undefined }],
    ['an empty summary alone', { severity: '', summary: {} }],
    ['an empty list of counts alone', { severity: null, summary: { summary: {} } }],
    ['a severity that nobody knows, and no summary', { severity: 'Odd', summary: null }],
    ['a severity, and counts of nothing', { severity: 'Critical', summary: { total: 0, summary: { High: 0 } } }],
  ])('a report that says %s is unknown, never clean', (_what, said) => {
    expect(readScanOverview({ [newer]: report(said) })).toMatchObject({ status: 'SUCCESS', vulnerabilities: null });
  });

  test('an SBOM says nothing of vulnerabilities, whatever else it says', () => {
    const sbom = 'application/vnd.security.sbom.report+json; version=1.0';
    const made = { scan_status: 'Success', severity: 'None', end_time: ended };
    expect(readScanOverview({ [sbom]: made })).toBeNull();
    const high = report({ severity: 'High', summary: { total: 1, summary: { High: 1 } } });
    expect(scanIn({ [sbom]: { ...made, scan_status: 'Running' }, other: high }).vulnerabilities?.high).toBe(1);
  });

  test('of two kinds of report the one that says something is taken', () => {
    const low = report({ severity: 'Low', summary: { total: 1, summary: { Low: 1 } } });
    const silent = report({ severity: undefined, summary: undefined });
    expect(scanIn({ [newer]: silent, [older]: low }).vulnerabilities?.low).toBe(1);
  });

  test('negligible is low, and severities without a name of ours are unknown', () => {
    const summary = {
      total: 15,
      fixable: 4,
      summary: { Critical: 1, High: 2, Medium: 3, Low: 4, Negligible: 2, Unknown: 2, Odd: 1 },
    };
    expect(scanIn({ [newer]: report({ summary }) }).vulnerabilities).toEqual({
      critical: 1,
      high: 2,
      medium: 3,
      low: 6,
      unknown: 3,
      fixable: 4,
      total: 15,
    });
  });

  test('what the total has over the parts is of unknown severity', () => {
    const summary = { total: 5, fixable: 9, summary: { High: 2 } };
    expect(scanIn({ [newer]: report({ summary }) }).vulnerabilities).toMatchObject({
      high: 2,
      unknown: 3,
      total: 5,
      fixable: 5,
    });
  });

  test('a severity without any count is not a clean image', () => {
    const scan = readScanOverview({ [newer]: report({ severity: 'Critical', summary: {} }) });
    expect(scan).toMatchObject({ status: 'SUCCESS', vulnerabilities: null });
  });

  test.each([
    ['Pending', 'INIT', null],
    ['Scheduled', 'INIT', null],
    ['Running', 'START_RUN', null],
    ['Stopped', 'STOPPED', Date.parse(ended)],
    ['Error', 'FAIL', Date.parse(ended)],
  ])('%s is %s and has no findings', (scan_status, status, scannedAt) => {
    const overview = { [newer]: { scan_status, end_time: ended } };
    expect(readScanOverview(overview)).toEqual({ status, scannedAt, vulnerabilities: null });
  });

  test('Go’s zero time is no time', () => {
    const overview = { [newer]: report({ end_time: '0001-01-01T00:00:00.000Z' }) };
    expect(scanIn(overview).scannedAt).toBeNull();
  });

  test('the newer kind of report is taken where there are two', () => {
    const overview = {
      [older]: report({ summary: { total: 1, summary: { Low: 1 } } }),
      [newer]: report({ summary: { total: 1, summary: { High: 1 } } }),
    };
    expect(scanIn(overview).vulnerabilities).toMatchObject({ high: 1, low: 0 });
  });

  test('a kind of report that is newer than ours is read all the same', () => {
    const overview = { 'application/vnd.security.vulnerability.report; version=2.0': report({ summary: {} }) };
    expect(scanIn(overview).status).toBe('SUCCESS');
  });
});

test('the flat report of 1.9 counts by whole numbers, where 1 is no vulnerability', () => {
  const overview = {
    image_digest: 'sha256:x',
    scan_status: 'finished',
    severity: 5,
    update_time: ended,
    components: {
      total: 30,
      summary: [
        { severity: 1, count: 20 },
        { severity: 2, count: 1 },
        { severity: 3, count: 2 },
        { severity: 4, count: 3 },
        { severity: 5, count: 4 },
      ],
    },
  };
  expect(readScanOverview(overview)).toEqual({
    status: 'SUCCESS',
    scannedAt: Date.parse(ended),
    vulnerabilities: { critical: 0, high: 4, medium: 3, low: 2, unknown: 1, fixable: 0, total: 10 },
  });
  expect(readScanOverview({ scan_status: 'running', components: null })).toEqual({
    status: 'START_RUN',
    scannedAt: null,
    vulnerabilities: null,
  });
});

test.each([
  ['nothing', { components: null }],
  ['an empty list', { components: { summary: [] }, severity: 2 }],
])('a flat report that counts %s is unknown, never clean', (_what, said) => {
  expect(readScanOverview({ scan_status: 'finished', ...said })).toMatchObject({ vulnerabilities: null });
});

test('a flat report of an image without findings is clean, and a number that nobody knows was found all the same', () => {
  const clean = { scan_status: 'finished', severity: 1, components: { summary: [] } };
  expect(scanIn(clean).vulnerabilities?.total).toBe(0);
  const odd = { scan_status: 'finished', components: { summary: [{ severity: 9, count: 2 }] } };
  expect(scanIn(odd).vulnerabilities).toMatchObject({ unknown: 2, total: 2 });
});

test.each([[undefined], [null], [{}]])('%j says of no scan, never of a clean image', (overview) => {
  expect(readScanOverview(overview)).toBeNull();
});

test.each([
  ['Success'],
  [[]],
  [{ [newer]: { scan_status: 'Dreaming' } }],
  [{ [newer]: null }],
  [{ [newer]: report({ summary: { total: -1 } }) }],
  [{ scan_status: 'dreaming', components: null }],
  [{ scan_status: 'finished', components: { summary: [{ severity: 5, count: -1 }] } }],
])('%j is not understood, which is no image that was never scanned', (overview) => {
  expect(readScanOverview(overview)).toBe('notUnderstood');
});
