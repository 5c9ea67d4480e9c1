import { type SqlBool, sql } from 'kysely';
import { literals } from '../../db/literals.ts';
import { conditionOf, leavesOf } from '../filter.ts';
import { type ListScope, registryIdsOf, type StoredTotal } from './listScope.ts';
import { allRanks, type ImageFilter, type ImagePredicate } from './predicates.ts';

/** The count of each rank, by rank. */
const columns: Record<number, string> = {
  3: 'high_images',
  2: 'medium_images',
  1: 'low_images',
  0: 'none_images',
  [-1]: 'unknown_images',
};

/** Whether repositories' counts answer it: of registries, ranks and repositories alone. */
export function isCounted(filter: ImageFilter): boolean {
  return leavesOf(filter).every(({ on }) => on === 'registry' || on === 'rank' || on === 'repository');
}

function holdsWhere(filter: ImageFilter, holdsRank: (ranks: readonly number[]) => boolean) {
  return conditionOf(filter, (leaf) => {
    if (leaf.on === 'rank') return holdsRank(leaf.ranks) ? sql<SqlBool>`true` : sql<SqlBool>`false`;
    if (leaf.on === 'repository') return leaf.condition;
    const ids = literals(leaf.on === 'registry' ? leaf.ids : []);
    return sql<SqlBool>`coalesce(repositories.registry_id in ${ids}, false)`;
  });
}

/**
 * The exact count from the counts of repositories, without a look at any image: each repository gives
 * those of its ranks for which the filter holds with that rank put in.
 */
export function storedCountQuery(scope: ListScope, filter: ImageFilter) {
  const ofRank = (rank: number) => {
    const holds = holdsWhere(filter, (ranks) => ranks.includes(rank));
    return sql`(${holds}) * ${sql.ref(columns[rank] ?? '')}`;
  };
  const ranked = leavesOf(filter).some(({ on }) => on === 'rank');
  const counted = ranked ? sql.join(allRanks.map(ofRank), sql` + `) : sql`images`;
  const withAnyRank = holdsWhere(filter, () => true);
  return sql<{ images: number }>`select coalesce(sum(${counted}), 0) as images from repositories
    where repositories.registry_id in ${registryIdsOf(scope)} and ${withAnyRank}`;
}

const totalled: ReadonlySet<ImagePredicate['on']> = new Set(['registry', 'rank', 'scan', 'intake', 'absence']);

/** The totals of what matches, where each criterion is about what totals are kept by: these are few. Needs no query. */
export function totalsOf(scope: ListScope, filter: ImageFilter): readonly StoredTotal[] | null {
  if (!leavesOf(filter).every(({ on }) => totalled.has(on))) return null;
  return scope.totals.filter((row) => holds(filter, row));
}

function holds(filter: ImageFilter, row: StoredTotal): boolean {
  if (filter === null) return true;
  if (filter.kind === 'leaf') {
    const { leaf } = filter;
    if (leaf.on === 'registry') return leaf.ids.includes(row.registry_id);
    if (leaf.on === 'rank') return leaf.ranks.includes(row.risk_rank);
    if (leaf.on === 'intake') return leaf.state === row.intake_state;
    if (leaf.on === 'absence') return leaf.missing === (row.not_listed === 1);
    return leaf.on === 'scan' && leaf.state === row.scan_state;
  }
  const [left, right] = [holds(filter.left, row), holds(filter.right, row)];
  return filter.kind === 'OR' ? left || right : left && right;
}
