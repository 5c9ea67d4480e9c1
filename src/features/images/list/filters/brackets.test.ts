import { expect, test } from 'vitest';
import type { LogicalExp } from '#contract/images/criteria.ts';
import { parenthesesOf } from './brackets.ts';

/** The filters a, b, c… with their brackets. */
function written(...joins: LogicalExp[]): string {
  const { opened, closed } = parenthesesOf(joins);
  const name = (index: number) => `${'abcde'[index]}${closed.has(index) ? ')' : ''}`;
  return '('.repeat(opened) + joins.reduce((text, join, index) => `${text} ${join} ${name(index + 1)}`, name(0));
}

test.each([
  [[], 'a'],
  [['OR', 'OR'], 'a OR b OR c'],
  [['OR', 'AND'], '(a OR b) AND c'],
  [['AND', 'AND', 'OR'], '(a AND b AND c) OR d'],
  [['OR', 'AND', 'OR'], '((a OR b) AND c) OR d'],
] as const)('%j is written %s', (joins, expected) => {
  expect(written(...joins)).toBe(expected);
});
