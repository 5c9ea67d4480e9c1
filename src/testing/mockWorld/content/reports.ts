import type { Severity } from '#contract/enums.ts';
import type { ImageRow, SeverityCounts } from '#contract/images/images.ts';
import { noRuntime, packageOf, type VulnerabilityRecord } from '#contract/images/vulnerabilities.ts';
import { imageReference } from '#contract/repositoryReference.ts';
import { createChance } from './chance.ts';
import { type PooledVulnerability, vulnerabilityPool } from './vulnerabilityPool.ts';

const fields: readonly [Severity, keyof SeverityCounts][] = [
  ['critical', 'Critical'],
  ['high', 'High'],
  ['medium', 'Medium'],
  ['low', 'Low'],
  ['unknown', 'Unknown'],
];

/** A number that is always the same for a text. */
export function seedOf(text: string): number {
  return [...text].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, 7);
}

/** An image of the demo, and how many of its findings are those of what it is built on; a base has all from itself. */
export interface MockImage extends ImageRow {
  readonly inherited?: SeverityCounts;
}

/**
 * What the scanner found in an image, worst first: as many of each severity as its row counts. Those of a base are the same in
 * each image that is built on it, and the first of them in its newer tags.
 */
export function findingsOf({
  Uuid,
  VulCountBySeverity,
  inherited,
  BaseImage,
  RepoName,
}: MockImage): PooledVulnerability[] {
  const own = createChance(seedOf(Uuid));
  return fields.flatMap(([severity, field]) => {
    const shared = createChance(seedOf(`${BaseImage?.RepoName ?? RepoName} ${severity}`));
    const left = [...vulnerabilityPool[severity]];
    // The front of the pool is in many images, its end in few.
    return Array.from({ length: Math.min(VulCountBySeverity[field], left.length) }, (_, place) => {
      const chance = place < (inherited?.[field] ?? 0) ? shared : own;
      return left.splice(Math.floor(chance.share() ** 2 * left.length), 1);
    }).flat();
  });
}

const necessity = { critical: 'asap', high: 'asap', medium: 'later', low: 'nntf', unknown: 'nntf' } as const;

export function recordOf(image: ImageRow, found: PooledVulnerability): VulnerabilityRecord {
  const { packageName, installed, fixed } = found;
  const time = image.LastScanTime ?? 0;
  return {
    ...noRuntime,
    PrimaryId: Math.abs(seedOf(image.Uuid + found.name + packageName)),
    Name: found.name,
    AliasName: found.name,
    Type: 'cve',
    Necessity: necessity[found.severity],
    CanFix: fixed === '' ? 'no' : 'yes',
    CanUpdate: fixed !== '',
    Related: found.name,
    MaliciousSource: 'image',
    Status: 1,
    Uuid: image.Uuid,
    RepoName: image.RepoName,
    RepoNamespace: image.RepoNamespace,
    Tag: image.Tag,
    ImageDigest: image.Digest,
    Image: imageReference(image),
    InstanceName: image.RegistryName,
    FirstTs: time,
    LastTs: time,
    ModifyTs: time,
    ScanTime: image.LastScanTime,
    ExtendContentJson: packageOf(packageName, installed),
    Severity: found.severity,
    Package: packageName,
    InstalledVersion: installed,
    FixedVersion: fixed,
    CvssScore: found.score,
    Description: found.description,
    Link: `https://vulnerabilities.example.com/${found.name}`,
  };
}
