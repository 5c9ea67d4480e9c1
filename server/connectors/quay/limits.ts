/** What we take from a Quay, and how we ask. */
export const limits = {
  /** Pages of one organization's repositories; Quay puts 100 on each. */
  repositoryPages: 10_000,
  /** The most that Quay gives; it silently takes more for this. */
  tagsPerPage: 100,
  tagPages: 10_000,
  /** What tells what it is costs it nothing: with a list before it, one that falls silent is told as such within 30 s. */
  identityTimeoutMs: 8_000,
  listTimeoutMs: 20_000,
  reportTimeoutMs: 60_000,
  /** How it is set up, and that the password is right, is not asked again for this long. */
  knownForMs: 10 * 60_000,
  /** Each call with a token or a password costs Quay 0.3 s of a processor (bcrypt). */
  callsAtOnce: 2,
  /** Children of one manifest list; real ones have a dozen. */
  children: 100,
  /** Read and kept for what shares them. */
  manifestsKept: 5_000,
  /** Where `/api/` limits its calls, it takes 5 in a second once the first 25 are used up. */
  throttleIntervalMs: 250,
  /** A call refused for coming too fast goes out this many times before it is given up. */
  throttledAttempts: 5,
} as const;
