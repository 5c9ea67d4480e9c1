/** Asks for each digest once, as long as it is among the `most` latest that were asked for: a repository may hold thousands. */
export function remembered<Result>(
  most: number,
  ask: (digest: string) => Promise<Result>,
): (digest: string) => Promise<Result> {
  const asked = new Map<string, Promise<Result>>();
  return (digest) => {
    const answer = asked.get(digest) ?? ask(digest);
    // Put at the end anew, so that the first is the one that was not asked for the longest.
    asked.delete(digest);
    asked.set(digest, answer);
    const [oldest] = asked.keys();
    if (asked.size > most && oldest !== undefined) asked.delete(oldest);
    return answer;
  };
}
