import type { ParsedRequestOf } from '#contract/actions/actions.ts';
import { type BaseImage, baseReference, type NewerBase } from '#contract/images/baseImage.ts';
import type { BaseRow } from '#contract/images/bases.ts';
import type { ImageRow, SeverityCounts } from '#contract/images/images.ts';
import { layersOf } from './imageContents.ts';
import { findingsOf } from './reports.ts';
import type { PooledVulnerability } from './vulnerabilityPool.ts';

const keyOf = ({ name, packageName }: PooledVulnerability) => `${name} ${packageName}`;

const field = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  unknown: 'Unknown',
} as const satisfies Record<PooledVulnerability['severity'], keyof SeverityCounts>;

/** Which of the images a base is, and the images of its repository, the newest first. */
function placeOf(base: BaseImage, images: readonly ImageRow[]) {
  const itself = images.find(({ Uuid }) => Uuid === base.Uuid);
  const repository = images.filter(({ RepoId }) => RepoId === itself?.RepoId);
  return { itself, newest: repository[0] };
}

/** What an image has from its base, where both reports are there. */
export function inheritedOf(image: ImageRow, images: readonly ImageRow[]): readonly PooledVulnerability[] | undefined {
  const { BaseImage: base, LastScanTime: scanned } = image;
  const itself = base && placeOf(base, images).itself;
  if (itself?.LastScanTime === undefined || scanned === undefined) return undefined;
  const below = new Set(findingsOf(itself).map(keyOf));
  return findingsOf(image).filter((found) => below.has(keyOf(found)));
}

/** The newest tag of an image's base, where it has fewer vulnerabilities, and what of the inherited it does not have. */
function rebuildOf(
  image: ImageRow,
  images: readonly ImageRow[],
): { newer: NewerBase; cleared: readonly PooledVulnerability[] } | undefined {
  const { BaseImage: base } = image;
  const { itself, newest } = base === undefined ? {} : placeOf(base, images);
  const inherited = inheritedOf(image, images);
  if (itself === undefined || newest === undefined || inherited === undefined || newest.VulCount >= itself.VulCount) {
    return undefined;
  }
  const { Tag, Digest, Uuid, VulCount } = newest;
  const still = new Set(findingsOf(newest).map(keyOf));
  return { newer: { Tag, Digest, Uuid, VulCount }, cleared: inherited.filter((found) => !still.has(keyOf(found))) };
}

/** What one image's details say of its base. */
export function baseFacts(image: ImageRow, images: readonly ImageRow[]) {
  if (image.BaseImage === undefined) return {};
  const { itself } = placeOf(image.BaseImage, images);
  const inherited = inheritedOf(image, images);
  const rebuild = rebuildOf(image, images);
  return {
    BaseImage: image.BaseImage,
    BaseLayerCount: itself === undefined ? undefined : layersOf(itself, images).length,
    InheritedVulCount: inherited?.length ?? 0,
    OwnVulCount: inherited === undefined ? 0 : image.VulCount - inherited.length,
    UnknownVulCount: inherited === undefined ? image.VulCount : 0,
    ...(rebuild === undefined ? {} : { NewerBase: rebuild.newer, ClearedVulCount: rebuild.cleared.length }),
  };
}

/** The bases of these images by their names, with what rebuilding on a newer one would clear. */
export function baseRows(
  images: readonly ImageRow[],
  { SearchText = '', InstanceId }: Pick<ParsedRequestOf<'DescribeBaseImages'>, 'SearchText' | 'InstanceId'>,
): BaseRow[] {
  const based = images.flatMap((image) => (image.BaseImage === undefined ? [] : [{ image, base: image.BaseImage }]));
  const named = Map.groupBy(based, ({ base }) => `${base.RegistryId} ${baseReference(base)}`);
  return [...named.values()]
    .map((group) => baseRow(group, images))
    .filter((row) => baseReference(row).toLowerCase().includes(SearchText.toLowerCase()))
    .filter((row) => InstanceId === undefined || String(row.RegistryId) === InstanceId);
}

function baseRow(group: { image: ImageRow; base: BaseImage }[], images: readonly ImageRow[]): BaseRow {
  const base = group.find((each) => !each.base.Outdated)?.base ?? group[0]?.base;
  if (base === undefined) throw new Error('A group of images has none');
  const { RegistryId, RegistryName, RepoNamespace, RepoName, Tag } = base;
  const named = base.Outdated ? placeOf(base, images).newest : placeOf(base, images).itself;
  const inherited = group.map(({ image }) => inheritedOf(image, images));
  const all = inherited.flatMap((found) => found ?? []);
  const InheritedBySeverity = { Critical: 0, High: 0, Medium: 0, Low: 0, Unknown: 0 };
  for (const { severity } of all) InheritedBySeverity[field[severity]] += 1;
  const rebuilds = group.flatMap(({ image }) => rebuildOf(image, images) ?? []);
  return {
    RegistryId,
    RegistryName,
    RegistryType: group[0]?.image.RegistryType ?? 'harbor',
    RepoNamespace,
    RepoName,
    Tag,
    Digest: named?.Digest ?? '',
    Uuid: named?.Uuid,
    ImageCount: group.length,
    OutdatedImageCount: group.filter((each) => each.base.Outdated).length,
    InheritedVulCount: all.length,
    InheritedBySeverity,
    UnknownImageCount: inherited.filter((found) => found === undefined).length,
    NewerBase: rebuilds[0]?.newer,
    RebuildImageCount: rebuilds.length,
    ClearedVulCount: rebuilds.reduce((sum, { cleared }) => sum + cleared.length, 0),
  };
}
