import type { Answer } from '../http/answer.ts';
import { findingsOf } from '../world/findings.ts';
import type { Scan } from '../world/model.ts';
import type { Repository } from '../world/repository.ts';
import type { RegionalAccount } from './account.ts';
import { notSuccess, success } from './answers.ts';
import { tagsOf } from './images.ts';
import { pageOf } from './pageOf.ts';

const wireStatus = {
  Success: 'COMPLETE',
  Error: 'FAILED',
  Stopped: 'FAILED',
  Pending: 'PENDING',
  Running: 'RUNNING',
} as const;

function scanOf(repository: Repository, { world }: RegionalAccount, query: URLSearchParams): Scan | null {
  const found = tagsOf(world, repository).find(({ tag }) => tag === query.get('Tag'));
  return found === undefined ? null : world.scanOf(found.artifact);
}

/** Answers GetRepoTagScanStatus; of a tag that was never scanned it does not speak. */
export function scanStatus(repository: Repository, account: RegionalAccount, query: URLSearchParams): Answer {
  const scan = scanOf(repository, account, query);
  return scan === null ? notSuccess('SCAN_TASK_NOT_EXIST') : success({ Status: wireStatus[scan.status] });
}

/** Answers GetRepoTagScanSummary, which knows no critical and no fix. */
export function scanSummary(repository: Repository, account: RegionalAccount, query: URLSearchParams): Answer {
  const scan = scanOf(repository, account, query);
  if (scan?.status !== 'Success') return notSuccess('SCAN_TASK_NOT_EXIST');
  const { critical, high, medium, low, negligible } = scan.findings.counts;
  return success({
    HighSeverity: critical + high,
    MediumSeverity: medium,
    LowSeverity: low,
    UnknownSeverity: negligible,
    TotalSeverity: critical + high + medium + low + negligible,
  });
}

/** Answers CreateRepoTagScanTask. */
export function createScan(repository: Repository, account: RegionalAccount, query: URLSearchParams): Answer {
  const found = tagsOf(account.world, repository).find(({ tag }) => tag === query.get('Tag'));
  if (found === undefined) return notSuccess('REPO_TAG_NOT_EXIST');
  account.world.requestScan(found.artifact);
  return success({});
}

/** Its scanner rates nothing critical, and what it calls negligible elsewhere is unknown here. */
const wireSeverity = { critical: 'High', high: 'High', medium: 'Medium', low: 'Low', negligible: 'Unknown' } as const;

/** Answers ListRepoTagScanResult, page by page. */
export function scanResult(repository: Repository, account: RegionalAccount, query: URLSearchParams): Answer {
  const scan = scanOf(repository, account, query);
  if (scan?.status !== 'Success') return notSuccess('SCAN_TASK_NOT_EXIST');
  const all = findingsOf(scan.findings);
  const { items, page, size } = pageOf(all, query, 'PageNo');
  const Vulnerabilities = items.map((finding) => ({
    CveName: finding.id,
    Feature: finding.package,
    Version: finding.version,
    VersionFixed: finding.fixVersion,
    VersionFormat: 'dpkg',
    Severity: wireSeverity[finding.severity],
    Description: finding.description,
    CveLink: finding.link,
    AddedBy: '',
    ScanType: 'cve',
  }));
  return success({ PageNo: page, PageSize: size, TotalCount: all.length, Vulnerabilities });
}
