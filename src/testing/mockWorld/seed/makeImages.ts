import type { ImageRow } from '#contract/images/images.ts';
import { imageRow } from '../../factories/factories.ts';
import { type Chance, createChance } from '../content/chance.ts';
import { notScannedYet, type Scan, scanResult } from '../content/scanResults.ts';
import type { MockRegistry } from '../state/world.ts';

const minute = 60_000;
const day = 1440 * minute;

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

function scanOf(chance: Chance, pushed: number, now: number): Scan {
  if (chance.share() < 0.12) return notScannedYet;
  return scanResult(chance, Math.min(pushed + 4 * minute, now));
}
