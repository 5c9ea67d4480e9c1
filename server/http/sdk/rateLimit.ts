import { ActionError } from '../../domain/actionError.ts';

export interface Rate {
  readonly perSecond: number;
  /** How many may come at once after a pause. */
  readonly burst: number;
}

/** Of those whose signature is right. */
export const callsOfKey: Rate = { perSecond: 100, burst: 200 };
/** Refused signatures and unknown keys from one address: enough for scripts set up wrong, too few to guess. */
export const refusalsOfAddress: Rate = { perSecond: 1, burst: 60 };

const mostKeys = 10_000;

/** A bucket of tokens for each key, which fills at its rate. */
export class RateLimit {
  readonly #now: () => number;
  readonly #rate: Rate;
  readonly #buckets = new Map<string, { tokens: number; at: number }>();

  constructor(now: () => number, rate: Rate) {
    this.#now = now;
    this.#rate = rate;
  }

  /** Takes a token. Throws Throttling.User where there is none. */
  use(key: string): void {
    const bucket = this.#bucket(key);
    if (bucket.tokens < 1)
      throw ActionError.throttled(
        'Throttling.User',
        Math.max(1, Math.ceil((1 - bucket.tokens) / this.#rate.perSecond)),
      );
    bucket.tokens -= 1;
    // The latest one last, so that of too many the one that was quiet longest is forgotten.
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    const [quietest] = this.#buckets.keys();
    if (this.#buckets.size > mostKeys && quietest !== undefined) this.#buckets.delete(quietest);
  }

  #bucket(key: string): { tokens: number; at: number } {
    const now = this.#now();
    const { perSecond, burst } = this.#rate;
    const bucket = this.#buckets.get(key) ?? { tokens: burst, at: now };
    bucket.tokens = Math.min(burst, bucket.tokens + (Math.max(0, now - bucket.at) / 1_000) * perSecond);
    bucket.at = now;
    return bucket;
  }
}
