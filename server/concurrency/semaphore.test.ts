import { setImmediate as soon } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Semaphore } from './semaphore.ts';

const never = new AbortController().signal;

test('no more than so many run at once, and those that wait come in their order', async () => {
  const semaphore = new Semaphore(2);
  const order: number[] = [];
  let running = 0;
  let most = 0;
  const work = (number: number) =>
    semaphore.run(never, async () => {
      running += 1;
      most = Math.max(most, running);
      order.push(number);
      await soon();
      running -= 1;
    });
  await Promise.all([1, 2, 3, 4, 5].map(work));
  expect([most, order]).toEqual([2, [1, 2, 3, 4, 5]]);
});

test('what fails makes room like what succeeds', async () => {
  const semaphore = new Semaphore(1);
  await expect(semaphore.run(never, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await semaphore.run(never, async () => 'next')).toBe('next');
});

test('who gives up while waiting is never begun, and holds nobody up', async () => {
  const semaphore = new Semaphore(1);
  const first = Promise.withResolvers<void>();
  const busy = semaphore.run(never, () => first.promise);
  const giving = new AbortController();
  const begun: string[] = [];
  const given = semaphore.run(giving.signal, async () => begun.push('given up'));
  const waits = semaphore.run(never, async () => begun.push('waited'));
  giving.abort(new Error('gave up'));
  await expect(given).rejects.toThrow('gave up');
  first.resolve();
  await Promise.all([busy, waits]);
  expect(begun).toEqual(['waited']);
});
