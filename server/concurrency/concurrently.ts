/**
 * Runs `work` over the items, at most `limit` at a time, and keeps their order. The first failure
 * stops further items from being started; it is thrown once what is under way has ended, so that
 * nothing goes on behind the caller's back.
 */
export async function concurrently<Item, Result>(
  items: Iterable<Item> | AsyncIterable<Item>,
  limit: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  // One iterator for all workers: each takes what the others have left.
  const queue = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
  let started = 0;
  let failed: { readonly error: unknown } | undefined;
  const worker = async () => {
    while (failed === undefined) {
      const index = started++;
      try {
        const { done, value: item } = await queue.next();
        if (done || failed !== undefined) return;
        results[index] = await work(item);
      } catch (error) {
        failed ??= { error };
      }
    }
  };
  await Promise.all(Array.from({ length: limit }, worker));
  if (failed !== undefined) throw failed.error;
  return results;
}
