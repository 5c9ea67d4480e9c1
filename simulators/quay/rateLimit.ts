export interface Rate {
  readonly perSecond: number;
  /** How many may come at once beyond the first. */
  readonly burst: number;
}

/** nginx's leaking bucket, without its delay: what does not fit is refused. */
export class RateLimit {
  readonly #rate: Rate;
  #level = 0;
  #at = 0;

  constructor(rate: Rate) {
    this.#rate = rate;
  }

  admits(now: number): boolean {
    const leaked = ((now - this.#at) / 1000) * this.#rate.perSecond;
    const level = Math.max(0, this.#level - leaked);
    this.#at = now;
    this.#level = level;
    if (level > this.#rate.burst) return false;
    this.#level = level + 1;
    return true;
  }
}
