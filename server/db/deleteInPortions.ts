/**
 * Runs a statement that deletes a portion until it finds nothing more; returns how much went. The portion is the
 * statement's: short enough that other writers hardly wait. Throws the signal's reason once it is aborted.
 */
export async function deleteInPortions(
  deletePortion: () => Promise<{ readonly numDeletedRows: bigint }>,
  signal?: AbortSignal,
): Promise<number> {
  let deleted = 0;
  for (;;) {
    signal?.throwIfAborted();
    const { numDeletedRows } = await deletePortion();
    if (numDeletedRows === 0n) return deleted;
    deleted += Number(numDeletedRows);
  }
}
