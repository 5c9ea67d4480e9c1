import { ActionError, type ThrottlingCode } from '../../domain/actionError.ts';

interface Rate {
  readonly perSecond: number;
  /** How many may come at once after a pause. */
  readonly burst: number;
}

/** How often may be called, by whom. */
export interface RequestRates {
  /** With an access key whose signature is right. */
  readonly ofKey: Rate;
  /** Refused signatures and unknown keys from one address: enough for scripts set up wrong, too few to guess. */
  readonly refusalsOfAddress: Rate;
  /** By the console of one session: many times what its pages ask for. */
  readonly ofSession: Rate;
  /** By those who are not signed in, from one address, behind which many may sit. */
  readonly ofStrangers: Rate;
}

export const requestRates: RequestRates = {
  ofKey: { perSecond: 100, burst: 200 },
  refusalsOfAddress: { perSecond: 1, burst: 60 },
  ofSession: { perSecond: 100, burst: 1_000 },
  ofStrangers: { perSecond: 50, burst: 500 },
};

const mostKeys = 10_000;

/** A bucket of tokens for each key, which fills at its rate. */
export class RateLimit {
  readonly #now: () => number;
  readonly #rate: Rate;
  readonly #code: ThrottlingCode;
  readonly #buckets = new Map<string, { tokens: number; at: number }>();

  constructor(now: () => number, rate: Rate, code: ThrottlingCode) {
    this.#now = now;
    this.#rate = rate;
    this.#code = code;
  }

  /** Takes a token. Throws its code, and when to come again, where there is none. */
  use(key: string): void {
    const bucket = this.#bucket(key);
    if (bucket.tokens < 1)
      throw ActionError.throttled(this.#code, Math.max(1, Math.ceil((1 - bucket.tokens) / this.#rate.perSecond)));
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
