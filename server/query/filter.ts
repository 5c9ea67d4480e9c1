import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Criterion, LogicalExp } from '#contract/images/criteria.ts';

/** A tree of AND and OR; what its leaves are is for each list to say. Where it is null, everything passes. */
export type Filter<Leaf> =
  | { readonly kind: 'leaf'; readonly leaf: Leaf }
  | { readonly kind: LogicalExp; readonly left: Filter<Leaf>; readonly right: Filter<Leaf> };

/**
 * Joins conditions from left to right: each by its own `logicalExp`, or by the request's where it has
 * none. The first one's own is without effect.
 */
export function joined<Leaf>(
  criteria: readonly Criterion[],
  logicalExp: LogicalExp,
  leaves: readonly Leaf[],
): Filter<Leaf> | null {
  return leaves.reduce<Filter<Leaf> | null>((left, leaf, index) => {
    const right: Filter<Leaf> = { kind: 'leaf', leaf };
    return left === null ? right : { kind: criteria[index]?.logicalExp ?? logicalExp, left, right };
  }, null);
}

export function both<Leaf>(left: Filter<Leaf> | null, right: Filter<Leaf>): Filter<Leaf> {
  return left === null ? right : { kind: 'AND', left, right };
}

export function leavesOf<Leaf>(filter: Filter<Leaf> | null): readonly Leaf[] {
  if (filter === null) return [];
  return filter.kind === 'leaf' ? [filter.leaf] : [...leavesOf(filter.left), ...leavesOf(filter.right)];
}

/** The filter as a condition, each leaf as `ofLeaf` writes it. */
export function conditionOf<Leaf>(
  filter: Filter<Leaf> | null,
  ofLeaf: (leaf: Leaf) => RawBuilder<SqlBool>,
): RawBuilder<SqlBool> {
  if (filter === null) return sql<SqlBool>`true`;
  if (filter.kind === 'leaf') return ofLeaf(filter.leaf);
  const [left, right] = [conditionOf(filter.left, ofLeaf), conditionOf(filter.right, ofLeaf)];
  return filter.kind === 'OR' ? sql<SqlBool>`(${left} or ${right})` : sql<SqlBool>`(${left} and ${right})`;
}
