import { expect, test } from 'vitest';
import { concurrently } from './concurrently.ts';

test('results keep the order of the items, and never more than the limit run at a time', async () => {
  let running = 0;
  let most = 0;
  const results = await concurrently([3, 1, 2, 5, 4], 2, async (item) => {
    running += 1;
    most = Math.max(most, running);
    for (let turn = 0; turn < item; turn += 1) await Promise.resolve();
    running -= 1;
    return item * 10;
  });
  expect(results).toEqual([30, 10, 20, 50, 40]);
  expect(most).toBe(2);
});

test('after a failure nothing more is started, and the failure is thrown', async () => {
  const started: number[] = [];
  const work = async (item: number) => {
    started.push(item);
    if (item === 1) throw new Error('one failed');
  };
  await expect(concurrently([1, 2, 3, 4], 1, work)).rejects.toThrow('one failed');
  expect(started).toEqual([1]);
});

test('no items are no work', async () => {
  expect(await concurrently([], 4, () => Promise.reject(new Error('never')))).toEqual([]);
});
