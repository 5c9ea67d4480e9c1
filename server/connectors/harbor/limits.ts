/** What we take from a Harbor, and how we ask. */
export const limits = {
  /** 2.1 and later refuse more. */
  pageSize: 100,
  /** 2.0 takes seconds for one page of artifacts with scan overviews. */
  listTimeoutMs: 60_000,
  projectsAtOnce: 4,
  /** Private projects in which is looked for one that a robot may list: saving has no time for more. */
  robotProjectsAsked: 8,
  /** A refused login locks its user for 1.5 s; within it the right password is refused at once. */
  lockMs: 1_600,
  /** A password that was really checked and refused takes 1.5 s; faster is the lock. */
  instantRefusalMs: 1_000,
} as const;
