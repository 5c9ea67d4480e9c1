import { expect, test } from 'vitest';
import { ByteBudget } from './byteBudget.ts';

const signal = new AbortController().signal;

test('who comes when the bytes are spent waits in line, and nobody overtakes', async () => {
  const budget = new ByteBudget(10);
  const order: string[] = [];
  const first = await budget.take(8, signal);
  const second = budget.take(8, signal).then((giveBack) => {
    order.push('second');
    return giveBack;
  });
  const third = budget.take(1, signal).then(() => order.push('third'));
  await Promise.resolve();
  expect(order).toEqual([]);
  first();
  await Promise.all([second, third]);
  expect(order).toEqual(['second', 'third']);
});

test('what is given back twice counts once', async () => {
  const budget = new ByteBudget(2);
  const one = await budget.take(1, signal);
  await budget.take(1, signal);
  one();
  one();
  await budget.take(1, signal);
  await expect(budget.take(1, AbortSignal.timeout(10))).rejects.toThrow();
});

test('more than there is ever is all there is: nobody waits for ever', async () => {
  await expect(new ByteBudget(5).take(50, signal)).resolves.toBeTypeOf('function');
});

test('who gives up leaves the line to those behind', async () => {
  const budget = new ByteBudget(10);
  await budget.take(6, signal);
  const abort = new AbortController();
  const large = budget.take(8, abort.signal);
  const small = budget.take(4, signal);
  abort.abort(new Error('cancelled'));
  await expect(large).rejects.toThrow('cancelled');
  await expect(small).resolves.toBeTypeOf('function');
});
