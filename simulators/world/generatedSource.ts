import { baseOf, releaseAt } from './content/bases.ts';
import { type BuildStyle, styleOf } from './content/buildStyle.ts';
import { type ContentWriter, written } from './content/content.ts';
import { type Build, releaseOf, writeImage, writeIndex } from './content/writeImage.ts';
import { writeChart, writeSignature } from './content/writeOthers.ts';
import type { Artifact, Platform, Tag } from './model.ts';
import { createRandom, type Random, seedOf } from './random.ts';
import type { ArtifactSource } from './repository.ts';
import { findingsOfBase, type Hygiene, inventScan } from './scans.ts';
import { type PushPosition, type TagStyle, tagName } from './tagNames.ts';

const megabyte = 1_000_000;
const day = 86_400_000;
const largestSize = 1_400 * megabyte;

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

/** One each for an artifact, its tags, three children with their attestations, and a signature. */
const idsOfArtifact = 10;

/** Ids that a repository of so many rows may use up. */
export function idsNeeded(rows: number): number {
  return rows * idsOfArtifact;
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

const platforms: readonly Platform[] = [
  { os: 'linux', architecture: 'amd64' },
  { os: 'linux', architecture: 'arm64', variant: 'v8' },
  { os: 'linux', architecture: 'arm', variant: 'v7' },
];

function tagsOf(plan: RepositoryPlan, id: number, push: PushPosition, count: number, random: Random): Tag[] {
  if (count === 0) return [];
  const version: Tag = { id: id + 1, name: tagName(plan.tagStyle, push, random), pushedAt: push.pushedAt + 9 };
  if (count === 1) return [version];
  // The newest artifact carries `latest`, an older one a name that was frozen for a release.
  const isNewest = id === plan.firstId;
  const name = isNewest ? 'latest' : `stable-${push.ordinal + 1}`;
  return [{ id: id + 2, name, pushedAt: push.pushedAt + 71 }, version];
}

function writeArtifact(
  plan: RepositoryPlan,
  style: BuildStyle,
  { ordinal, of, tagCount }: { ordinal: number; of: number; tagCount: number },
): Artifact {
  const random = createRandom(seedOf(plan.seed, ordinal));
  const id = plan.firstId + ordinal * idsOfArtifact;
  const age = of - 1 - ordinal;
  const span = plan.now - plan.createdAt;
  // Evenly spread with some jitter inside its own slot, so that the order of ids is the order of pushes.
  const pushedAt = plan.createdAt + Math.floor((span * (age + random.next() * 0.8)) / of);
  const push = { ordinal: age, pushedAt, aloneOnItsDay: span / of > 5 * day };
  const tags = tagsOf(plan, id, push, tagCount, random);
  const isWindows = style.base === 'nanoserver';
  const isIndex = plan.multiArchitecture && !isWindows && ordinal % 4 === 0;
  const build: Build = {
    fullName: plan.fullName,
    style,
    ordinal: age,
    version: tags.at(-1)?.name ?? `build-${age}`,
    builtAt: pushedAt - random.between(30, 900) * 1000,
    author: '',
    format: random.chance(0.7) ? 'oci' : 'docker',
    hygiene: plan.hygiene,
    ownBytes: Math.min(largestSize, ownBytesOf(plan, style)) / (isIndex ? 3 : 1),
  };
  const architecture = isWindows || random.chance(0.92) ? 'amd64' : 'arm64';
  const platform = { os: isWindows ? 'windows' : 'linux', architecture };
  const isSigned = plan.signed && ordinal % 3 === 0;
  const shape = { platform, isIndex, isSigned, attested: ordinal % 8 === 4 };
  const { manifest, size, layersSize, children, signature, content } = written((writer) =>
    writeContent(writer, build, shape),
  );
  return {
    id,
    digest: manifest.digest,
    kind: 'IMAGE',
    format: build.format,
    size,
    layersSize,
    pushedAt,
    pulledAt: random.chance(0.6) ? Math.min(plan.now, pushedAt + random.between(1, 400) * 3_600_000) : null,
    builtAt: build.builtAt,
    author: build.author,
    platform,
    tags,
    children: children.map((child, position) => ({ id: id + 3 + position, ...child })),
    accessories: signature === null ? [] : [{ id, artifactId: id + 9, ...signature, createdAt: pushedAt + 4000 }],
    labels: [],
    scan: inventScan(random, plan.hygiene, pushedAt, plan.now, findingsBelow(build, plan.now)),
    content,
  };
}

/** What an image has from its base, as it is known today. */
function findingsBelow(build: Build, now: number) {
  return findingsOfBase(build.style.base, Math.max(0, releaseAt(now) - releaseOf(build)));
}

interface Shape {
  readonly platform: Platform;
  readonly isIndex: boolean;
  readonly isSigned: boolean;
  readonly attested: boolean;
}

function writeContent(writer: ContentWriter, build: Build, { platform, isIndex, isSigned, attested }: Shape) {
  const image = isIndex
    ? writeIndex(writer, build, platforms, attested)
    : { ...writeImage(writer, build, platform), children: [] };
  const signed = isSigned ? writeSignature(writer, image.manifest.digest) : null;
  return { ...image, signature: signed && { digest: signed.manifest.digest, size: signed.size } };
}

/** What is left of a typical size once the base is taken off; a repository puts at least something upon it. */
function ownBytesOf({ typicalSize, now }: RepositoryPlan, { base }: BuildStyle): number {
  const { size } = baseOf(base, releaseAt(now), platforms[0] ?? { os: 'linux', architecture: 'amd64' });
  return Math.max(typicalSize / 8, typicalSize - size);
}

export function generatedSource(plan: RepositoryPlan): ArtifactSource {
  const artifactCount = tagCounts(plan).length;
  return {
    artifactCount,
    imageCount: plan.rows,
    artifacts: () => {
      const style = styleOf(plan.fullName, plan.seed, plan.hygiene);
      return tagCounts(plan).map((tagCount, ordinal) =>
        writeArtifact(plan, style, { ordinal, of: artifactCount, tagCount }),
      );
    },
  };
}

/** A repository with one Helm chart: listed by Harbor 2.x, but no image. */
export function chartSource(plan: Pick<RepositoryPlan, 'fullName' | 'firstId' | 'createdAt'>): ArtifactSource {
  const { fullName, firstId: id, createdAt } = plan;
  const version = '0.1.0';
  const artifacts = (): Artifact[] => {
    const name = fullName.split('/').at(-1) ?? fullName;
    const { manifest, size, content } = written((writer) => writeChart(writer, name, version));
    return [
      {
        id,
        digest: manifest.digest,
        kind: 'CHART',
        format: 'oci',
        size,
        pushedAt: createdAt,
        pulledAt: null,
        builtAt: createdAt,
        author: '',
        platform: { os: '', architecture: '' },
        tags: [{ id: id + 1, name: version, pushedAt: createdAt }],
        children: [],
        accessories: [],
        labels: [],
        scan: null,
        content,
      },
    ];
  };
  return { artifactCount: 1, imageCount: 0, artifacts };
}
