import { createHash } from 'node:crypto';
import { ActionError } from '../../domain/actionError.ts';

/** How far the time of a request may be from ours, ms; the cloud's. */
const skewMs = 15 * 60_000;
const sweepEveryMs = 60_000;

/**
 * No signed request counts twice. Each is remembered as long as its time would be taken, in memory: what was signed before
 * this process began is refused, so that a restart forgets nothing that could be sent again.
 */
export class UsedNonces {
  readonly #now: () => number;
  readonly #startedAt: number;
  /** Until when each is kept. */
  readonly #used = new Map<string, number>();
  #sweptAt: number;

  constructor(now: () => number) {
    this.#now = now;
    this.#startedAt = now();
    this.#sweptAt = this.#startedAt;
  }

  /** Throws InvalidTimeStamp.Expired for a time that is too far off. */
  checkTime(signedAt: number): void {
    const now = this.#now();
    // The time of a request has no fraction of a second.
    const isTooOld = signedAt < now - skewMs || signedAt + 1_000 <= this.#startedAt;
    if (isTooOld || signedAt > now + skewMs) {
      throw ActionError.told('InvalidTimeStamp.Expired', { now: new Date(now).toISOString() });
    }
  }

  /** Throws SignatureNonceUsed. Only for a request whose signature was right: nobody else may fill the memory. */
  use(accessKeyId: string, nonce: string, signedAt: number): void {
    this.#sweep();
    // Whatever its length, a nonce takes 22 characters.
    const key = createHash('sha256').update(`${accessKeyId}\n${nonce}`).digest('base64url').slice(0, 22);
    if (this.#used.has(key)) throw ActionError.of('SignatureNonceUsed');
    this.#used.set(key, signedAt + skewMs);
  }

  #sweep(): void {
    const now = this.#now();
    if (now - this.#sweptAt < sweepEveryMs) return;
    this.#sweptAt = now;
    for (const [key, until] of this.#used) {
      if (until < now) this.#used.delete(key);
    }
  }
}
