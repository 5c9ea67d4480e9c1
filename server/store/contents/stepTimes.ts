/** Times of steps as they are stored: in s, the first since 1970, each other since the one before it, which mostly is not long ago. */
export function stepTimes(steps: readonly { readonly createdAt: number | null }[]): (number | null)[] {
  let before = 0;
  return steps.map(({ createdAt }) => {
    if (createdAt === null) return null;
    const seconds = Math.floor(createdAt / 1_000);
    const since = seconds - before;
    before = seconds;
    return since;
  });
}

/** What `stepTimes` stored, ms since 1970. */
export function timesOfSteps(stored: readonly (number | null)[]): (number | null)[] {
  let before = 0;
  return stored.map((since) => {
    if (since === null) return null;
    before += since;
    return before * 1_000;
  });
}
