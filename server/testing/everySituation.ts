/** What a table of states is tried on: a machine with what surrounds it, played without the work. */
interface Played<Happening> {
  /** All that may happen now. */
  happenings(): readonly Happening[];
  happen(happening: Happening): void;
  /** The same for situations that nothing could tell apart. */
  key(): string;
}

/** The situation that these happenings lead to, one after the other. */
export function after<Happening, Situation extends Played<Happening>>(
  begin: () => Situation,
  path: readonly Happening[],
): Situation {
  const situation = begin();
  for (const happening of path) situation.happen(happening);
  return situation;
}

/** Every situation that any order of happenings leads to, by the shortest path of happenings that leads there. */
export function everySituation<Happening>(begin: () => Played<Happening>): (readonly Happening[])[] {
  const known = new Map<string, readonly Happening[]>();
  const next: (readonly Happening[])[] = [[]];
  for (const path of next) {
    const situation = after(begin, path);
    if (known.has(situation.key())) continue;
    known.set(situation.key(), path);
    next.push(...situation.happenings().map((happening) => [...path, happening]));
  }
  return [...known.values()];
}
