/**
 * Runs `work` over the items, at most `limit` at a time, and keeps their order. The first failure
 * stops further items from being started; it is thrown once what is under way has ended, so that
 * nothing goes on behind the caller's back.
 */
export async function concurrently<Item, Result>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const queue = items.entries();
  let failed: { readonly error: unknown } | undefined;
  const worker = async () => {
    for (const [index, item] of queue) {
      if (failed !== undefined) return;
      try {
        results[index] = await work(item);
      } catch (error) {
        failed ??= { error };
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  if (failed !== undefined) throw failed.error;
  return results;
}
