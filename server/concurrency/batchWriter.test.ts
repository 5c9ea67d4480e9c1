import { expect, test } from 'vitest';
import { BatchWriter } from './batchWriter.ts';

/** A writer whose writes end when the test says so. */
function slowWriter(capacity = 100) {
  const writes: { readonly items: readonly string[]; readonly end: PromiseWithResolvers<void> }[] = [];
  const gathered = new BatchWriter<string>({
    write: (items) => {
      const end = Promise.withResolvers<void>();
      writes.push({ items, end });
      return end.promise;
    },
    sizeOf: () => 1,
    capacity,
  });
  return { gathered, writes };
}

/** Lets everything that is ready go on. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

test('what comes during a write is written together afterwards, in its order', async () => {
  const { gathered, writes } = slowWriter();
  await gathered.add('a');
  await settle();
  for (const item of ['b', 'c', 'd']) await gathered.add(item);
  writes[0]?.end.resolve();
  await settle();
  expect(writes.map(({ items }) => items)).toEqual([['a'], ['b', 'c', 'd']]);
});

test('whoever brings more than there is room for waits until it is written', async () => {
  const { gathered, writes } = slowWriter(1);
  await gathered.add('a');
  await settle();
  await gathered.add('b');
  let added = false;
  const adding = gathered.add('c').then(() => {
    added = true;
  });
  writes[0]?.end.resolve();
  await settle();
  expect(added).toBe(false);
  writes[1]?.end.resolve();
  await adding;
});

test('a write that failed is heard of at the end, and nothing more is written', async () => {
  const { gathered, writes } = slowWriter();
  await gathered.add('a');
  await settle();
  await gathered.add('b');
  writes[0]?.end.reject(new Error('disk full'));
  await expect(gathered.finish()).rejects.toThrow('disk full');
  expect(writes).toHaveLength(1);
});
