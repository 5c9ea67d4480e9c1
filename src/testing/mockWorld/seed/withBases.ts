import type { ImageRow, SeverityCounts } from '#contract/images/images.ts';
import { createChance } from '../content/chance.ts';
import { type MockImage, seedOf } from '../content/reports.ts';
import { report } from '../content/scanResults.ts';

/** Repositories that others are built on, and the tag that moves with each of their versions. */
const moving: ReadonlyMap<string, string> = new Map([
  ['base/node', '22'],
  ['base/python', '3.13'],
  ['base/java', '17'],
]);

/** How many of the images are built on a base of their own registry. */
const basedShare = 0.62;

/**
 * The images of a registry, newest first, many of the first `taken` built on its bases. The moving tag of a base names its newest
 * image; the one before lost it and has none, and older ones keep their version's. The newer a base, the less is found in it.
 */
export function withBases(images: readonly ImageRow[], taken: number): MockImage[] {
  const isBase = ({ RepoName }: ImageRow) => moving.has(RepoName);
  const repositories = Map.groupBy(images.filter(isBase), ({ RepoId }) => RepoId);
  const rows = images.map((image) =>
    isBase(image) ? asBase(image, (repositories.get(image.RepoId) ?? []).indexOf(image)) : image,
  );
  const bases = rows.slice(0, taken).filter(isBase);
  return rows.map((image) => (isBase(image) ? image : builtOn(image, bases)));
}

function asBase(image: ImageRow, place: number): MockImage {
  const tag = moving.get(image.RepoName) ?? '';
  const inherited = {
    Critical: Math.floor(place / 4),
    High: Math.floor(place / 2),
    Medium: 1 + place,
    Low: 3 + place,
    Unknown: 0,
  };
  return {
    ...image,
    ...report(inherited, Number(image.ImageUpdate)),
    inherited,
    Tag: place === 0 ? tag : place === 1 ? '' : `${tag}.${20 - place}`,
    IntakeState: 'DONE',
    NotListedSince: undefined,
  };
}

/** On one of the bases that were there when the image was made, the newest of them most often; or on none. */
function builtOn(image: ImageRow, bases: readonly MockImage[]): MockImage {
  const chance = createChance(seedOf(`base of ${image.Uuid}`));
  const kinds = [...moving.keys()];
  const kind = kinds[createChance(seedOf(image.RepoName)).below(kinds.length)];
  const older = bases.filter(
    ({ RepoName, ImageUpdate }) => RepoName === kind && Number(ImageUpdate) < Number(image.ImageUpdate),
  );
  const base = older[Math.floor(chance.share() ** 3 * older.length)];
  if (base?.inherited === undefined || chance.share() > basedShare || image.IntakeState === 'FAILED') return image;
  const { inherited } = base;
  const { RepoNamespace, RepoName, Tag, Digest, RegistryId, RegistryName, Uuid } = base;
  const Outdated = Tag === '';
  return {
    ...image,
    ...(image.LastScanTime === undefined
      ? {}
      : report(sum(inherited, share(image.VulCountBySeverity)), image.LastScanTime)),
    inherited,
    BaseImage: {
      RepoNamespace,
      RepoName,
      Tag: Outdated ? (moving.get(RepoName) ?? '') : Tag,
      Digest,
      RegistryId,
      RegistryName,
      Uuid,
      Outdated,
    },
  };
}

function sum(some: SeverityCounts, others: SeverityCounts): SeverityCounts {
  return {
    Critical: some.Critical + others.Critical,
    High: some.High + others.High,
    Medium: some.Medium + others.Medium,
    Low: some.Low + others.Low,
    Unknown: some.Unknown + others.Unknown,
  };
}

/** What an image adds to its base by itself. */
function share({ Critical, High, Medium, Low, Unknown }: SeverityCounts): SeverityCounts {
  const third = (count: number) => Math.floor(count / 3);
  return { Critical: third(Critical), High: third(High), Medium: third(Medium), Low: third(Low), Unknown };
}
