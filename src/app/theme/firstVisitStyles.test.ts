import { expect, test } from 'vitest';
import { firstStyles } from './firstVisitStyles.ts';

test('the styles of a first visit hold what its page draws, in colours that each theme fills in', () => {
  const styles = firstStyles();
  for (const part of ['table', 'btn', 'select', 'pagination', 'skeleton']) expect(styles).toContain(`.ant-${part}`);
  expect(styles).toMatch(/color:var\(--ant-[a-z-]+\)/);
  expect(styles).not.toMatch(/[^-]color:#/);
});
