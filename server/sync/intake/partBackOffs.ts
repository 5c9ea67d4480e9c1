import type { Failure } from '#contract/failures/failures.ts';
import { nextIntakeTry } from './nextIntakeTry.ts';

interface BackOffState {
  readonly attempts: number;
  readonly until: number;
}

/** A part of a registry, or a repository of it. */
export type PartOrRepository = { readonly part: string } | { readonly namespace: string; readonly name: string };

/** Where only a person can help, it is tried again after this long, ms: it may have been mended in the registry meanwhile. */
const longestBackOffMs = 24 * 60 * 60_000;

/**
 * Back-offs of parts whose secret was refused, and of repositories that no token is given for, in one registry. They are kept in
 * memory: after a start each is found out again by one image.
 */
export class PartBackOffs {
  readonly #backOffs = new Map<string, BackOffState>();

  /** Whether any of them backs off now. */
  any(now: number): boolean {
    return [...this.#backOffs.values()].some(({ until }) => until > now);
  }

  /** Until when the first of these that backs off now does so; undefined where none does. */
  until(places: readonly PartOrRepository[], now: number): number | undefined {
    return places.map((place) => this.#backOffs.get(keyOf(place))?.until ?? 0).find((until) => until > now);
  }

  /** Returns until when it backs off. */
  failed(place: PartOrRepository, failure: Failure, now: number, random: () => number): number {
    const attempts = (this.#backOffs.get(keyOf(place))?.attempts ?? 0) + 1;
    const until = nextIntakeTry('all', failure, attempts, now, random) ?? now + longestBackOffMs;
    this.#backOffs.set(keyOf(place), { attempts, until });
    return until;
  }

  answered(places: readonly PartOrRepository[]): void {
    for (const place of places) this.#backOffs.delete(keyOf(place));
  }

  /** A person acted: all are asked again. */
  clear(): void {
    this.#backOffs.clear();
  }
}

function keyOf(place: PartOrRepository): string {
  return JSON.stringify('part' in place ? [place.part] : [place.namespace, place.name]);
}
