import type { Failure } from '#contract/failures/failures.ts';
import { nextTry } from './nextTry.ts';

interface Rest {
  readonly attempts: number;
  readonly until: number;
}

/** Where only a person can help, a part is looked at again after this long, ms: it may have been mended there meanwhile. */
const longestRestMs = 24 * 60 * 60_000;

/**
 * The parts of one registry that nothing is asked of for a while, as their secret was refused. A process that starts finds them
 * out anew, by an image each.
 */
export class PartRests {
  readonly #rests = new Map<string, Rest>();

  /** Until when each rests that does so now. */
  at(now: number): Map<string, number> {
    return new Map([...this.#rests].filter(([, { until }]) => until > now).map(([part, { until }]) => [part, until]));
  }

  /** Returns until when it rests. */
  failed(part: string, failure: Failure, now: number, random: () => number): number {
    const attempts = (this.#rests.get(part)?.attempts ?? 0) + 1;
    const until = nextTry('all', failure, attempts, now, random) ?? now + longestRestMs;
    this.#rests.set(part, { attempts, until });
    return until;
  }

  answered(part: string): void {
    this.#rests.delete(part);
  }

  /** A person acted: all are asked again. */
  clear(): void {
    this.#rests.clear();
  }
}
