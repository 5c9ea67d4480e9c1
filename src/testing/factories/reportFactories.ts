import type { AnswerOf } from '#contract/actions/actions.ts';
import {
  noRuntime,
  packageOf,
  type TopVulnerability,
  type VulnerabilityRecord,
} from '#contract/images/vulnerabilities.ts';
import { imageReference } from '#contract/repositoryReference.ts';
import { imageRow } from './factories.ts';

/** What scanners found, each field plausible; a test states only what it is about. */

const day = Date.UTC(2026, 2, 1);

export function vulnerabilityRecord(over: Partial<VulnerabilityRecord> = {}): VulnerabilityRecord {
  return {
    ...noRuntime,
    PrimaryId: 1,
    Name: 'CVE-2026-0001',
    AliasName: 'CVE-2026-0001',
    Type: 'cve',
    Necessity: 'asap',
    CanFix: 'yes',
    CanUpdate: true,
    Related: 'CVE-2026-0001',
    MaliciousSource: 'image',
    Status: 1,
    Uuid: 'image-1',
    RepoName: 'checkout-api',
    RepoNamespace: 'payments',
    Tag: '1.4.2',
    ImageDigest: imageRow().Digest,
    Image: imageReference(imageRow()),
    InstanceName: imageRow().RegistryName,
    FirstTs: day,
    LastTs: day,
    ModifyTs: day,
    ScanTime: day,
    ExtendContentJson: packageOf('openssl', '3.0.1'),
    Severity: 'high',
    Package: 'openssl',
    InstalledVersion: '3.0.1',
    FixedVersion: '3.0.9',
    CvssScore: 7.5,
    Description: 'A crafted certificate makes the parser read past its end.',
    Link: 'https://vulnerabilities.example.com/CVE-2026-0001',
    ...over,
  };
}

export function topVulnerability(over: Partial<TopVulnerability> = {}): TopVulnerability {
  return {
    Name: 'CVE-2026-0001',
    Severity: 'high',
    CvssScore: 7.5,
    ImageCount: 1234,
    FixableImageCount: 1200,
    RepositoryCount: 56,
    Packages: ['openssl'],
    Description: 'A crafted certificate makes the parser read past its end.',
    Link: 'https://vulnerabilities.example.com/CVE-2026-0001',
    ...over,
  };
}

export function imageDetail(over: Partial<AnswerOf<'DescribeImageDetail'>> = {}): AnswerOf<'DescribeImageDetail'> {
  return {
    Image: imageRow(),
    MediaType: 'application/vnd.oci.image.manifest.v1+json',
    FirstSeenTime: day,
    LastSeenTime: day,
    SharedTags: [],
    ReportState: 'imported',
    Scanner: 'Trivy v0.58',
    ...over,
  };
}

/** One page of an image's report; its counts are of the whole image. */
export function vulnerabilityList(
  rows: VulnerabilityRecord[],
  over: Partial<AnswerOf<'DescribeImageVulList'>> = {},
): AnswerOf<'DescribeImageVulList'> {
  const countOf = (level: VulnerabilityRecord['Severity']) => rows.filter(({ Severity }) => Severity === level).length;
  return {
    CurrentPage: 1,
    PageSize: 20,
    TotalCount: rows.length,
    VulRecords: rows,
    ReportState: 'imported',
    CountBySeverity: {
      Critical: countOf('critical'),
      High: countOf('high'),
      Medium: countOf('medium'),
      Low: countOf('low'),
      Unknown: countOf('unknown'),
    },
    FixableCount: rows.filter(({ FixedVersion }) => FixedVersion !== '').length,
    ...over,
  };
}
