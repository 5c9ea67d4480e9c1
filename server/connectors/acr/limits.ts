/** What we take from Container Registry, and how we ask. */
export const limits = {
  /** The most that its lists give at a time. */
  pageSize: 100,
  /** Of one report: all that is taken of it, each some times over, once for each layer and file. */
  reportPages: 1_000,
  /** A call is made four times, 4.25 s apart in all: an endpoint that never answers is told as such within 30 s. */
  listTimeoutMs: 6_000,
  instancesAtOnce: 2,
  /** Two calls per image: few enough at once to stay below the account's quota. */
  scansAtOnce: 4,
  throttleWaitsMs: [1_000, 2_000, 4_000, 8_000],
  nameLength: 255,
  /** Before a login for pulling ends it is not used any more: what it opens is read for minutes. */
  loginMarginMs: 300_000,
} as const;
