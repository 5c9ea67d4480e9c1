import type { ImageSortKey } from '#contract/images/images.ts';
import type { Filter } from '../filter.ts';
import { isRareRisk } from './buildRisks.ts';
import { type EstimatedPredicate, type ImageFilter, isUnusualScan, onlyBase } from './predicates.ts';

/** How a list comes by its images. */
type AccessPath =
  /** Fetch the images of these predicates, test each and sort what is left: all that can match are among them. */
  | { readonly kind: 'fetchAndSort'; readonly candidates: readonly EstimatedPredicate[] }
  /**
   * Scan an index that is in the list's order and test each entry until the page is full: that of the sort, or the index
   * that the predicate `along` has to itself.
   */
  | { readonly kind: 'indexScan'; readonly along: EstimatedPredicate | null };

/** So many are fetched and sorted in less time than an index scan past all others takes; tests of scans have a smaller one. */
export const usualFetchLimit = 20_000;

/**
 * The images of several bases are no list of an index, but it has what they are sorted and tested by: so many are sorted without a look
 * at the table.
 */
const sortedLimit = 60_000;

interface Cover {
  readonly predicates: readonly EstimatedPredicate[];
  readonly images: number;
}

/** The smallest set that holds all matches: of AND the smaller side, of OR both. */
export function coverOf(filter: Filter<EstimatedPredicate>): Cover {
  if (filter.kind === 'leaf') return { predicates: [filter.leaf], images: filter.leaf.images };
  const [left, right] = [coverOf(filter.left), coverOf(filter.right)];
  if (filter.kind === 'AND') return left.images <= right.images ? left : right;
  return { predicates: [...left.predicates, ...right.predicates], images: left.images + right.images };
}

/** Predicates that hold for every match. */
function conjuncts(filter: Filter<EstimatedPredicate>): readonly EstimatedPredicate[] {
  if (filter.kind === 'leaf') return [filter.leaf];
  return filter.kind === 'AND' ? [...conjuncts(filter.left), ...conjuncts(filter.right)] : [];
}

function hasIndex(predicate: EstimatedPredicate): boolean {
  if (predicate.on === 'scan') return isUnusualScan(predicate);
  if (predicate.on === 'absence') return predicate.missing;
  if (predicate.on === 'buildRisk') return isRareRisk(predicate);
  if (predicate.on === 'intake') return true;
  if (predicate.on === 'base') return onlyBase(predicate) !== undefined || predicate.images <= sortedLimit;
  return (
    (predicate.on === 'registry' && predicate.ids.length === 1) ||
    (predicate.on === 'rank' && predicate.ranks.length === 1)
  );
}

/** Decides by sizes known beforehand, so that no list depends on what SQLite's own planner guesses. */
export function chooseAccessPath(filter: ImageFilter, sort: ImageSortKey, fetchLimit: number): AccessPath {
  if (filter === null) return { kind: 'indexScan', along: null };
  // Its index is in the list's order and holds nothing else: nothing has to be sorted or tested.
  if (sort === 'ImageUpdate' && filter.kind === 'leaf' && hasIndex(filter.leaf)) {
    return { kind: 'indexScan', along: filter.leaf };
  }
  const cover = coverOf(filter);
  if (cover.images <= fetchLimit) return { kind: 'fetchAndSort', candidates: cover.predicates };
  if (sort !== 'ImageUpdate') return { kind: 'indexScan', along: null };
  const [along = null] = conjuncts(filter)
    .filter(hasIndex)
    .toSorted((one, other) => one.images - other.images);
  return { kind: 'indexScan', along };
}
