/** Rows looked at or deleted in one statement: short enough that others hardly wait. */
export const batchSize = 500;

/**
 * Walks a table by its key and deletes what `look` finds unused; returns how much went. It looks behind the page, so that
 * the write thread is asked only for what has to go.
 */
export async function deleteUnused<Row extends { readonly used: number }>(
  signal: AbortSignal,
  look: (after: Row | undefined) => Promise<readonly Row[]>,
  remove: (unused: readonly Row[]) => Promise<void>,
): Promise<number> {
  let deleted = 0;
  for (let after: Row | undefined; ; ) {
    signal.throwIfAborted();
    const looked = await look(after);
    const unused = looked.filter(({ used }) => used === 0);
    if (unused.length > 0) await remove(unused);
    deleted += unused.length;
    if (looked.length < batchSize) return deleted;
    after = looked.at(-1);
  }
}
