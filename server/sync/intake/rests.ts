import type { Failure } from '#contract/failures/failures.ts';
import { nextTry } from './nextTry.ts';

interface Rest {
  readonly attempts: number;
  readonly until: number;
}

/** A part of a registry, or a repository of it. */
export type Place = { readonly part: string } | { readonly namespace: string; readonly name: string };

/** Where only a person can help, a place is looked at again after this long, ms: it may have been mended there meanwhile. */
const longestRestMs = 24 * 60 * 60_000;

/**
 * The places in one registry that nothing is asked of for a while: parts whose secret was refused, and repositories that no token
 * is given for. A process that starts finds them out anew, by an image each.
 */
export class Rests {
  readonly #rests = new Map<string, Rest>();

  /** Whether any place rests now. */
  any(now: number): boolean {
    return [...this.#rests.values()].some(({ until }) => until > now);
  }

  /** Until when the first of these places rests that does so now; undefined where none does. */
  until(places: readonly Place[], now: number): number | undefined {
    return places.map((place) => this.#rests.get(keyOf(place))?.until ?? 0).find((until) => until > now);
  }

  /** Returns until when it rests. */
  failed(place: Place, failure: Failure, now: number, random: () => number): number {
    const attempts = (this.#rests.get(keyOf(place))?.attempts ?? 0) + 1;
    const until = nextTry('all', failure, attempts, now, random) ?? now + longestRestMs;
    this.#rests.set(keyOf(place), { attempts, until });
    return until;
  }

  answered(places: readonly Place[]): void {
    for (const place of places) this.#rests.delete(keyOf(place));
  }

  /** A person acted: all are asked again. */
  clear(): void {
    this.#rests.clear();
  }
}

function keyOf(place: Place): string {
  return JSON.stringify('part' in place ? [place.part] : [place.namespace, place.name]);
}
