import type { RiskLevel } from '#contract/enums.ts';
import type { ImageRow, SeverityCounts } from '#contract/images/images.ts';
import { imageRow } from '../factories.ts';
import { type Chance, createChance } from './chance.ts';
import type { MockRegistry } from './world.ts';

const minute = 60_000;
const day = 1440 * minute;
const noFindings: SeverityCounts = { Critical: 0, High: 0, Medium: 0, Low: 0, Unknown: 0 };

/**
 * All images of one registry, newest first: `count` of them, spread over the projects, the same on every
 * visit but for their ages, which are counted back from `now`.
 */
export function makeImages(
  registry: MockRegistry['row'],
  projects: readonly (readonly [string, ...(readonly string[])])[],
  count: number,
  now: number,
): ImageRow[] {
  const chance = createChance(registry.Id * 7919 + count);
  const repositories = projects.flatMap(([project, ...names]) => names.map((name) => ({ project, name })));
  let age = 7 * minute;
  return Array.from({ length: count }, (_, index) => {
    const place = chance.below(repositories.length);
    const { project, name } = repositories[place] ?? { project: 'library', name: 'image' };
    // The newest come minutes apart, the oldest days apart.
    age += Math.floor(chance.share() * Math.min(1, (index + 1) / 120) * 0.7 * day);
    const digest = `sha256:${chance.hex(64)}`;
    return imageRow({
      Uuid: `${registry.Id}-${index}-${digest.slice(7, 19)}`,
      InstanceId: String(registry.Id),
      ImageId: digest,
      Digest: digest,
      RepoId: `${registry.Id * 1000 + place}`,
      RepoName: name,
      RepoNamespace: project,
      RegionId: registry.RegionId,
      RegistryType: registry.RegistryType,
      RegistryId: registry.Id,
      RegistryName: registry.RegistryName,
      Endpoints: `${registry.DomainName}:${registry.Port}`,
      RegistryUrl: `https://${registry.DomainName}/harbor/projects/${place}/repositories/${encodeURIComponent(name)}`,
      Tag: tagOf(chance, index),
      ImageSize: String(Math.floor((8 + chance.share() ** 2 * 900) * 1_048_576)),
      ImageCreate: String(now - age - chance.below(90) * minute),
      ImageUpdate: String(now - age),
      Platforms: chance.share() < 0.25 ? ['linux/amd64', 'linux/arm64'] : ['linux/amd64'],
      IntakeTime: now - age + 5 * minute,
      ...intakeOf(index, now),
      ...scanOf(chance, now - age, now),
    });
  });
}

/** One of many was damaged, and one the registry has ceased to list. */
function intakeOf(index: number, now: number): Partial<ImageRow> {
  if (index % 60 === 5) return { IntakeState: 'FAILED', IntakeTime: undefined };
  return index % 90 === 11 ? { NotListedSince: now - 2 * day } : {};
}

function tagOf(chance: Chance, index: number): string {
  const kind = chance.share();
  if (kind < 0.04) return '';
  if (kind < 0.1) return chance.pick(['latest', 'stable', 'main']);
  if (kind < 0.25) return `main-${chance.hex(7)}`;
  return `${1 + chance.below(4)}.${chance.below(20)}.${(index * 3) % 14}${chance.share() < 0.1 ? '-rc.1' : ''}`;
}

type Scan = Pick<
  ImageRow,
  | 'VulCountBySeverity'
  | 'VulCount'
  | 'VulStatus'
  | 'RiskStatus'
  | 'RiskLevel'
  | 'ScaProgress'
  | 'ScaStatus'
  | 'LastScanTime'
>;

function scanOf(chance: Chance, pushed: number, now: number): Scan {
  if (chance.share() < 0.12) return report(noFindings, undefined);
  return scanResult(chance, Math.min(pushed + 4 * minute, now));
}

/** What a scanner that looked at `scannedAt` would have found. */
export function scanResult(chance: Chance, scannedAt: number): Scan {
  const luck = chance.share();
  const some = (from: number, most: number) => (luck > from ? 1 + chance.below(most) : 0);
  const counts = {
    Critical: some(0.86, 5),
    High: some(0.66, 14),
    Medium: some(0.42, 30),
    Low: some(0.25, 40),
    Unknown: some(0.9, 4),
  };
  return report(counts, scannedAt);
}

/** What a row says of a scan that found so many; never scanned where no time is given. */
export function report(counts: SeverityCounts, scannedAt: number | undefined): Scan {
  const total = counts.Critical + counts.High + counts.Medium + counts.Low + counts.Unknown;
  const level = scannedAt === undefined ? 'unknown' : levelOf(counts, total);
  const atRisk = level === 'unknown' || level === 'none' ? 'NO' : 'YES';
  return {
    VulCountBySeverity: counts,
    VulCount: total,
    VulStatus: atRisk,
    RiskStatus: atRisk,
    RiskLevel: level,
    ScaProgress: scannedAt === undefined ? 0 : 100,
    ScaStatus: scannedAt === undefined ? undefined : 'SUCCESS',
    LastScanTime: scannedAt,
  };
}

function levelOf(counts: SeverityCounts, total: number): RiskLevel {
  if (counts.Critical + counts.High > 0) return 'high';
  if (counts.Medium > 0) return 'medium';
  return total > 0 ? 'low' : 'none';
}

/** An image that nothing scans: its risk is unknown for ever, and it says why. */
export function neverScanned(ScanBlocked: ImageRow['ScanBlocked']): Partial<ImageRow> {
  return { ScanBlocked, ...report(noFindings, undefined) };
}
