import type { AnswerOf } from '#contract/actions/actions.ts';
import type { BaseImage } from '#contract/images/baseImage.ts';
import type { BaseRow } from '#contract/images/bases.ts';
import type { ComparedFinding } from '#contract/images/comparison.ts';
import { imageRow } from './factories.ts';

/** What images are built on and how they differ, each field plausible; a test states only what it is about. */

export function baseImage(over: Partial<BaseImage> = {}): BaseImage {
  return {
    RepoNamespace: 'platform',
    RepoName: 'jdk',
    Tag: '17',
    Digest: 'sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb',
    RegistryId: 1,
    RegistryName: 'harbor.example.com:443',
    Uuid: 'base-1',
    Outdated: false,
    ...over,
  };
}

export function baseRow(over: Partial<BaseRow> = {}): BaseRow {
  const { Outdated, ...named } = baseImage();
  return {
    ...named,
    RegistryType: 'harbor',
    ImageCount: 320,
    OutdatedImageCount: 214,
    InheritedVulCount: 9000,
    InheritedBySeverity: { Critical: 12, High: 988, Medium: 3000, Low: 5000, Unknown: 0 },
    UnknownImageCount: 0,
    NewerBase: { Tag: '17.0.9', Digest: `sha256:${'c'.repeat(64)}`, Uuid: 'base-2', VulCount: 3 },
    RebuildImageCount: 214,
    ClearedVulCount: 3120,
    ...over,
  };
}

export function comparedFinding(over: Partial<ComparedFinding> = {}): ComparedFinding {
  return {
    Name: 'CVE-2026-0001',
    Severity: 'high',
    Package: 'openssl',
    InstalledVersion: '3.0.1',
    FixedVersion: '3.0.9',
    CvssScore: 7.5,
    Link: 'https://vulnerabilities.example.com/CVE-2026-0001',
    ...over,
  };
}

/** Two tags of a repository between which nothing changed. */
export function comparison(
  over: Partial<AnswerOf<'DescribeImageComparison'>> = {},
): AnswerOf<'DescribeImageComparison'> {
  return {
    Image: imageRow({ Uuid: 'image-2', Tag: '1.5.0' }),
    Other: imageRow(),
    Platform: 'linux/amd64',
    Platforms: ['linux/amd64'],
    ReportState: 'imported',
    OtherReportState: 'imported',
    Findings: { Came: [], Went: [], Fixed: [], StayedCount: 3 },
    Layers: [],
    Config: [],
    BuildRisks: { Came: [], Went: [], StayedCount: 0 },
    ...over,
  };
}
