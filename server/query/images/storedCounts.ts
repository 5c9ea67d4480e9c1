import { type SqlBool, sql } from 'kysely';
import { conditionOf, type Filter, leavesOf } from '../filter.ts';
import type { EstimatedPredicate } from './accessPath.ts';
import { inScope, type ListScope, type StoredTotal } from './cardinality.ts';
import { allRanks } from './predicates.ts';

const columns: Record<number, string> = {
  3: 'high_images',
  2: 'medium_images',
  1: 'low_images',
  0: 'none_images',
  [-1]: 'unknown_images',
};

/** Whether repositories' counts answer it: all but searches and the state of scans. */
export function isCounted(filter: Filter<EstimatedPredicate> | null): boolean {
  return leavesOf(filter).every(({ on }) => on === 'registry' || on === 'rank' || on === 'repository');
}

function holdsWhere(filter: Filter<EstimatedPredicate> | null, holdsRank: (ranks: readonly number[]) => boolean) {
  return conditionOf(filter, (leaf) => {
    if (leaf.on === 'rank') return holdsRank(leaf.ranks) ? sql<SqlBool>`true` : sql<SqlBool>`false`;
    if (leaf.on === 'repository') return leaf.condition;
    const ids = leaf.on === 'registry' && leaf.ids.length > 0 ? sql.join(leaf.ids.map((id) => sql.lit(id))) : sql`null`;
    return sql<SqlBool>`coalesce(repositories.registry_id in (${ids}), false)`;
  });
}

/**
 * The exact count from the counts of repositories, without a look at any image: each repository gives
 * those of its ranks for which the filter holds with that rank put in.
 */
export function storedCountQuery(scope: ListScope, filter: Filter<EstimatedPredicate> | null) {
  const ofRank = (rank: number) => {
    const holds = holdsWhere(filter, (ranks) => ranks.includes(rank));
    return sql`(${holds}) * ${sql.ref(columns[rank] ?? '')}`;
  };
  const ranked = leavesOf(filter).some(({ on }) => on === 'rank');
  const counted = ranked ? sql.join(allRanks.map(ofRank), sql` + `) : sql`images`;
  const withAnyRank = holdsWhere(filter, () => true);
  return sql<{ images: number }>`select coalesce(sum(${counted}), 0) as images from repositories
    where repositories.registry_id in ${inScope(scope)} and ${withAnyRank}`;
}

/** The totals of what matches, where each criterion is about what totals are kept by: these are few. Needs no query. */
export function totalsOf(scope: ListScope, filter: Filter<EstimatedPredicate> | null): readonly StoredTotal[] | null {
  if (leavesOf(filter).some(({ on }) => on !== 'registry' && on !== 'rank' && on !== 'scan')) return null;
  return scope.totals.filter((row) => holds(filter, row));
}

function holds(filter: Filter<EstimatedPredicate> | null, row: StoredTotal): boolean {
  if (filter === null) return true;
  if (filter.kind === 'leaf') {
    const { leaf } = filter;
    if (leaf.on === 'registry') return leaf.ids.includes(row.registry_id);
    if (leaf.on === 'rank') return leaf.ranks.includes(row.risk_rank);
    return leaf.on === 'scan' && leaf.state === row.scan_state;
  }
  const [left, right] = [holds(filter.left, row), holds(filter.right, row)];
  return filter.kind === 'OR' ? left || right : left && right;
}
