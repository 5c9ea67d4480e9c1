import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { LogicalExp } from '#contract/images/criteria.ts';
import { type ListState, parseListState } from '../state/listState.ts';
import { FilterChips, parenthesesOf } from './FilterChips.tsx';

const filtered = parseListState(new URLSearchParams('q=repoName:ledger&q=tag:1.0.0&q=repoNamespace:payments'));
const chip = (text: string) => screen.getByRole('button', { name: `Remove filter ${text}` });

test('the keyboard goes to the next chip once the removed one has gone, whatever is drawn until then', async () => {
  const user = userEvent.setup();
  const changes: Partial<ListState>[] = [];
  const chips = (state: ListState) => (
    <FilterChips
      state={state}
      onChange={(change) => changes.push(change as Partial<ListState>)}
      onClear={() => undefined}
      nameOf={() => undefined}
    />
  );
  const { rerender } = render(chips(filtered));
  chip('Tag contains 1.0.0').focus();
  await user.keyboard('{Enter}');
  // An address changes in its own time; an answer may come before.
  rerender(chips(filtered));
  rerender(chips({ ...filtered, ...changes[0] }));
  expect(screen.queryByText('Tag contains 1.0.0')).not.toBeInTheDocument();
  expect(chip('Namespace contains payments')).toHaveFocus();
});

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
