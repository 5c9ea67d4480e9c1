import type { LogicalExp } from '#contract/images/criteria.ts';

interface Parentheses {
  /** How many open before the first filter. */
  readonly opened: number;
  /** After which filters one closes. */
  readonly closed: ReadonlySet<number>;
}

/**
 * Filters are joined from left to right, while "a or b and c" is commonly read as "a or (b and c)": where the word
 * changes, brackets show what belongs together. `joins` are the words between the filters.
 */
export function parenthesesOf(joins: readonly LogicalExp[]): Parentheses {
  const closed = new Set(joins.flatMap((join, index) => (index > 0 && join !== joins[index - 1] ? [index] : [])));
  return { opened: closed.size, closed };
}
