/** What we take from a plain registry, and how we ask. */
export const limits = {
  /** Names to a page, the first that the registry does not refuse; null for as many as it gives by itself. */
  pageSizes: [1_000, 100, null],
  /** No registry cuts its lists shorter than this without saying that more follows. */
  leastPage: 100,
  pages: 10_000,
  /** Pages in a row that hold nothing although more is promised: some may, where a registry hides what is not ours. */
  emptyPages: 30,
  /** Each tag costs a call of its own. */
  callsAtOnce: 4,
  listTimeoutMs: 60_000,
} as const;
