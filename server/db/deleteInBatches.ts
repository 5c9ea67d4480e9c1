/**
 * Runs a statement that deletes a batch until it finds nothing more; returns how much went. The batch is the
 * statement's: short enough that other writers hardly wait. Throws the signal's reason once it is aborted.
 */
export async function deleteInBatches(
  deleteBatch: () => Promise<{ readonly numDeletedRows: bigint }>,
  signal?: AbortSignal,
): Promise<number> {
  let deleted = 0;
  for (;;) {
    signal?.throwIfAborted();
    const { numDeletedRows } = await deleteBatch();
    if (numDeletedRows === 0n) return deleted;
    deleted += Number(numDeletedRows);
  }
}
