/** A digest that may be taken in now. */
interface Candidate {
  /** When somebody opened an image of it, or put it first. */
  readonly wantedAt: number | null;
}

/**
 * Which of what may be taken in comes first: what somebody wants; then what waits for a new try and what waits for its first one
 * in turn, so that what fails on and on takes no more than every second unit from the rest. `triesFirst`: whose turn it is.
 */
export function inIntakeOrder<Digest extends Candidate>(
  waiting: readonly Digest[],
  newTries: readonly Digest[],
  atMost: number,
  triesFirst: boolean,
): Digest[] {
  const wanted = waiting.filter(({ wantedAt }) => wantedAt !== null);
  const others = waiting.filter(({ wantedAt }) => wantedAt === null);
  const [first, second] = triesFirst ? [newTries, others] : [others, newTries];
  const inTurn = Array.from({ length: Math.max(first.length, second.length) }, (_, place) => [
    ...first.slice(place, place + 1),
    ...second.slice(place, place + 1),
  ]).flat();
  return [...wanted, ...inTurn].slice(0, atMost);
}
