import type { Artifact, IndexChild, Tag } from './model.ts';
import { createRandom, digestOf, type Random, seedOf } from './random.ts';
import type { ArtifactSource } from './repository.ts';
import { type Hygiene, inventScan } from './scans.ts';
import { type PushPosition, type TagStyle, tagName } from './tagNames.ts';

const megabyte = 1_000_000;
const day = 86_400_000;
const largestSize = 1_500 * megabyte;

/** All that decides what a generated repository holds; artifacts are written out from it on demand. */
export interface RepositoryPlan {
  readonly fullName: string;
  readonly seed: number;
  /** Rows of the product that it has to give, exactly. */
  readonly rows: number;
  /** Ids of its artifacts and tags begin here. */
  readonly firstId: number;
  readonly createdAt: number;
  readonly now: number;
  readonly tagStyle: TagStyle;
  readonly hygiene: Hygiene;
  readonly multiArchitecture: boolean;
  readonly signed: boolean;
  /** Harbor 1.x lists tags only. */
  readonly untagged: boolean;
  readonly typicalSize: number;
}

/** Ids that a repository of so many rows may use up: one each for artifact, tags, three children and a signature. */
export function idsNeeded(rows: number): number {
  return rows * 8;
}

/** How many tags each artifact has, newest first, so that the rows come out exactly. */
function tagCounts({ rows, untagged }: RepositoryPlan): number[] {
  const counts: number[] = [];
  let left = rows;
  for (let ordinal = 0; left > 0; ordinal += 1) {
    const tags = ordinal % 14 === 0 && left >= 2 ? 2 : untagged && ordinal % 11 === 7 ? 0 : 1;
    counts.push(tags);
    left -= Math.max(1, tags);
  }
  return counts;
}

function childrenOf(plan: RepositoryPlan, id: number): IndexChild[] {
  const platforms = [
    { os: 'linux', architecture: 'amd64' },
    { os: 'linux', architecture: 'arm64', variant: 'v8' },
    { os: 'linux', architecture: 'arm', variant: 'v7' },
  ];
  return platforms.map((platform, ordinal) => ({
    id: id + 3 + ordinal,
    digest: digestOf(plan.fullName, plan.seed, id, platform.architecture),
    platform,
  }));
}

function tagsOf(plan: RepositoryPlan, id: number, push: PushPosition, count: number, random: Random): Tag[] {
  if (count === 0) return [];
  const version: Tag = { id: id + 1, name: tagName(plan.tagStyle, push, random), pushedAt: push.pushedAt + 9 };
  if (count === 1) return [version];
  // The newest artifact carries `latest`, an older one a name that was frozen for a release.
  const isNewest = id === plan.firstId;
  const name = isNewest ? 'latest' : `stable-${push.ordinal + 1}`;
  return [{ id: id + 2, name, pushedAt: push.pushedAt + 71 }, version];
}

function writeArtifact(plan: RepositoryPlan, ordinal: number, of: number, tagCount: number): Artifact {
  const random = createRandom(seedOf(plan.seed, ordinal));
  const id = plan.firstId + ordinal * 8;
  const age = of - 1 - ordinal;
  const span = plan.now - plan.createdAt;
  // Evenly spread with some jitter inside its own slot, so that the order of ids is the order of pushes.
  const pushedAt = plan.createdAt + Math.floor((span * (age + random.next() * 0.8)) / of);
  const isIndex = plan.multiArchitecture && ordinal % 4 === 0;
  const ownSize = Math.round(plan.typicalSize * (0.9 + random.next() * 0.2));
  const size = Math.min(largestSize, ownSize * (isIndex ? 3 : 1));
  const digest = digestOf(plan.fullName, plan.seed, ordinal);
  const signature = {
    id,
    artifactId: id + 6,
    digest: digestOf(digest, 'signature'),
    size: 997,
    createdAt: pushedAt + 4000,
  };
  return {
    id,
    digest,
    kind: 'IMAGE',
    format: random.chance(0.7) ? 'oci' : 'docker',
    size,
    pushedAt,
    pulledAt: random.chance(0.6) ? Math.min(plan.now, pushedAt + random.between(1, 400) * 3_600_000) : null,
    builtAt: pushedAt - random.between(30, 900) * 1000,
    author: '',
    platform: { os: 'linux', architecture: random.chance(0.92) ? 'amd64' : 'arm64' },
    tags: tagsOf(plan, id, { ordinal: age, pushedAt, aloneOnItsDay: span / of > 5 * day }, tagCount, random),
    children: isIndex ? childrenOf(plan, id) : [],
    accessories: plan.signed && ordinal % 3 === 0 ? [signature] : [],
    labels: [],
    scan: inventScan(random, plan.hygiene, pushedAt, plan.now),
  };
}

export function generatedSource(plan: RepositoryPlan): ArtifactSource {
  const artifactCount = tagCounts(plan).length;
  return {
    artifactCount,
    imageCount: plan.rows,
    artifacts: () => tagCounts(plan).map((tags, ordinal) => writeArtifact(plan, ordinal, artifactCount, tags)),
  };
}

/** A repository with one Helm chart: listed by Harbor 2.x, but no image. */
export function chartSource(plan: Pick<RepositoryPlan, 'fullName' | 'seed' | 'firstId' | 'createdAt'>): ArtifactSource {
  const { fullName, seed, firstId: id, createdAt } = plan;
  const chart: Artifact = {
    id,
    digest: digestOf(fullName, seed, 'chart'),
    kind: 'CHART',
    format: 'oci',
    size: Math.round(0.04 * megabyte),
    pushedAt: createdAt,
    pulledAt: null,
    builtAt: createdAt,
    author: '',
    platform: { os: '', architecture: '' },
    tags: [{ id: id + 1, name: '0.1.0', pushedAt: createdAt }],
    children: [],
    accessories: [],
    labels: [],
    scan: null,
  };
  return { artifactCount: 1, imageCount: 0, artifacts: () => [chart] };
}
