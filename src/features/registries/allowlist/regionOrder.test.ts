import { expect, test } from 'vitest';
import { regions } from '#contract/regions.ts';
import { regionsInOrder } from './regionOrder.ts';

test('the chosen region comes first, then those of the data centre, then the others; none is left out', () => {
  const ordered = regionsInOrder('intl', 'cn-beijing');
  expect(ordered).toHaveLength(regions.length);
  expect(ordered[0]?.regionId).toBe('cn-beijing');
  expect(ordered.slice(1).map(({ center }) => center)).toEqual([
    ...regions.filter(({ center }) => center === 'intl').map(() => 'intl'),
    ...regions.filter(({ center, regionId }) => center === 'cn' && regionId !== 'cn-beijing').map(() => 'cn'),
  ]);
});

test('without a choice, the data centre comes first in its own order', () => {
  expect(regionsInOrder('cn', undefined)).toEqual(regions);
});
