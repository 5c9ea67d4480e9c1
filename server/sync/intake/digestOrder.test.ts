import { expect, test } from 'vitest';
import { inIntakeOrder } from './digestOrder.ts';

const digests = (name: string, count: number, wantedAt: number | null = null) =>
  Array.from({ length: count }, (_, place) => ({ name: `${name}${place + 1}`, wantedAt }));
const names = (of: readonly { name: string }[]) => of.map(({ name }) => name).join(' ');
const [wanted, waiting, failed] = [digests('wanted', 2, 1), digests('new', 4), digests('failed', 4)];

test('what somebody wants comes first, then new tries and first ones in turn', () => {
  const all = inIntakeOrder([...wanted, ...waiting], failed, 20, true);
  expect(names(all)).toBe('wanted1 wanted2 failed1 new1 failed2 new2 failed3 new3 failed4 new4');
});

test('where one comes at a time, the turn is handed over', () => {
  expect(names(inIntakeOrder(waiting, failed, 1, true))).toBe('failed1');
  expect(names(inIntakeOrder(waiting, failed, 1, false))).toBe('new1');
});

test('where only one kind is there, it takes every turn', () => {
  expect(names(inIntakeOrder(waiting, [], 3, true))).toBe('new1 new2 new3');
  expect(names(inIntakeOrder([], failed, 3, false))).toBe('failed1 failed2 failed3');
});
