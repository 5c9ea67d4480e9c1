import { scanStates } from '#contract/enums.ts';
import type { ImageSortKey } from '#contract/images/images.ts';
import type { Filter } from '../filter.ts';
import type { ImagePredicate } from './predicates.ts';

/** A criterion with the most images that it can hold for. */
export type EstimatedPredicate = ImagePredicate & {
  readonly images: number;
  /** Of a search: the ids of all images that it found, or of all repositories, as a JSON array; where these are few. */
  readonly hits?: string;
};

/** How the images of a list are come by. */
export type AccessPath =
  /** The images of these criteria together, each tested and then sorted: all that can match are among them. */
  | { readonly kind: 'gather'; readonly from: readonly EstimatedPredicate[] }
  /** The sort's index from its beginning, each entry tested, until the page is full; `along` has an index of its own. */
  | { readonly kind: 'walk'; readonly along: EstimatedPredicate | null };

/** So many are read and sorted in less time than a walk past all others takes; tests of walks have a smaller one. */
export const fetchLimit = 20_000;

interface Cover {
  readonly leaves: readonly EstimatedPredicate[];
  readonly images: number;
}

/** The smallest set that holds all matches: of AND the smaller side, of OR both. */
export function coverOf(filter: Filter<EstimatedPredicate>): Cover {
  if (filter.kind === 'leaf') return { leaves: [filter.leaf], images: filter.leaf.images };
  const [left, right] = [coverOf(filter.left), coverOf(filter.right)];
  if (filter.kind === 'AND') return left.images <= right.images ? left : right;
  return { leaves: [...left.leaves, ...right.leaves], images: left.images + right.images };
}

/** Criteria that every match fulfils. */
function conjuncts(filter: Filter<EstimatedPredicate>): readonly EstimatedPredicate[] {
  if (filter.kind === 'leaf') return [filter.leaf];
  return filter.kind === 'AND' ? [...conjuncts(filter.left), ...conjuncts(filter.right)] : [];
}

/** A scan under way, failed or impossible: what `images_by_unusual_scan` holds. */
export function isUnusualScan({ state }: Extract<ImagePredicate, { on: 'scan' }>): boolean {
  return state > scanStates.indexOf('SCANNED');
}

function hasIndex(leaf: EstimatedPredicate): boolean {
  if (leaf.on === 'scan') return isUnusualScan(leaf);
  return (leaf.on === 'registry' && leaf.ids.length === 1) || (leaf.on === 'rank' && leaf.ranks.length === 1);
}

/** Decides by sizes known beforehand, so that no list depends on what the planner guesses. */
export function chooseAccessPath(
  filter: Filter<EstimatedPredicate> | null,
  sort: ImageSortKey,
  limit: number,
): AccessPath {
  if (filter === null) return { kind: 'walk', along: null };
  // Its index is in the list's order and holds nothing else: nothing has to be gathered or tested.
  if (sort === 'ImageUpdate' && filter.kind === 'leaf' && hasIndex(filter.leaf)) {
    return { kind: 'walk', along: filter.leaf };
  }
  const cover = coverOf(filter);
  if (cover.images <= limit) return { kind: 'gather', from: cover.leaves };
  if (sort !== 'ImageUpdate') return { kind: 'walk', along: null };
  const [along = null] = conjuncts(filter)
    .filter(hasIndex)
    .toSorted((one, other) => one.images - other.images);
  return { kind: 'walk', along };
}
