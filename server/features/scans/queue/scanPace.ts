import type { Failure } from '#contract/failures/failures.ts';
import { isBusy } from '#contract/failures/policy.ts';
import { askedWaitMs, RegistryError } from '../../../domain/registryError.ts';

/** Images of one registry that are asked for and not yet done. */
export const scansAtOnce = { fewest: 2, first: 4, most: 20 } as const;

/** Added after each round in which the registry kept pace. */
const step = 2;
/** So many times as long as in its best round, and a registry has more to do than it takes: it would only queue. */
const tooLong = 2;
/** Answers that come faster are no sign of anything, ms. */
const quickAnswerMs = 1_000;
/** What the best round is taken to have lasted grows by this with every round: images differ, and so do hours. */
const forgetting = 1.05;
/** A registry that refuses for being busy is left alone so long, then twice as long, …, ms. */
const shortestHoldMs = 1_000;
const longestHoldMs = 30_000;
/** A registry that asks for a longer pause is away. */
const longestAskedMs = 60_000;
/** It has refused so many times in a row: waiting on is of no use. */
const mostRefusals = 10;

/** How one scan went: `tookMs` from the request to the result, `waitedMs` of it in the registry's own queue. */
interface ScanTimes {
  readonly tookMs: number;
  readonly waitedMs: number;
}

/**
 * How many images of one registry are asked for at once: two more after each round that went well, half as many once scans
 * wait, answers slow down or the registry refuses for being busy. A round is as many results as are asked for at once.
 */
export class ScanPace {
  readonly #now: () => number;
  #atOnce: number = scansAtOnce.first;
  #round: ScanTimes[] = [];
  #answers: number[] = [];
  #bestScanMs = Number.POSITIVE_INFINITY;
  #bestAnswerMs = Number.POSITIVE_INFINITY;
  #refusals = 0;
  #heldUntil = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** How many may be asked for just now; those that are under way go on. */
  get atOnce(): number {
    return this.#now() < this.#heldUntil ? 0 : this.#atOnce;
  }

  /** Makes one call, and learns from how long its answer takes, and from a refusal. */
  async timed<Result>(call: () => Promise<Result>): Promise<Result> {
    const startedAt = this.#now();
    try {
      const result = await call();
      this.#answers.push(this.#now() - startedAt);
      this.#refusals = 0;
      return result;
    } catch (error) {
      if (error instanceof RegistryError && isBusy(error.failure)) this.#refused(error.failure);
      throw error;
    }
  }

  scanned(times: ScanTimes): void {
    this.#round.push(times);
    if (this.#round.length < this.#atOnce) return;
    this.#change(this.#isOverloaded() ? Math.floor(this.#atOnce / 2) : this.#atOnce + step);
  }

  /** Whether what a busy registry has refused is worth asking for once more. */
  isPassing(failure: Failure): boolean {
    return isBusy(failure) && askedWaitMs(failure) <= longestAskedMs && this.#refusals < mostRefusals;
  }

  /** What was refused at the same time is one refusal. */
  #refused(failure: Failure): void {
    const now = this.#now();
    if (now < this.#heldUntil) return;
    const hold = Math.min(shortestHoldMs * 2 ** this.#refusals, longestHoldMs);
    this.#heldUntil = now + Math.max(hold, Math.min(askedWaitMs(failure), longestAskedMs));
    this.#refusals += 1;
    this.#change(Math.floor(this.#atOnce / 2));
  }

  #isOverloaded(): boolean {
    const tookMs = meanOf(this.#round.map((scan) => scan.tookMs));
    const waitedMs = meanOf(this.#round.map((scan) => scan.waitedMs));
    const answerMs = meanOf(this.#answers);
    this.#bestScanMs = Math.min(this.#bestScanMs * forgetting, tookMs);
    this.#bestAnswerMs = Math.min(this.#bestAnswerMs * forgetting, answerMs);
    const isQueueing = waitedMs > tookMs / tooLong || tookMs > this.#bestScanMs * tooLong;
    return isQueueing || answerMs > Math.max(quickAnswerMs, this.#bestAnswerMs * tooLong);
  }

  /** Each round is judged by itself. */
  #change(atOnce: number): void {
    this.#atOnce = Math.min(scansAtOnce.most, Math.max(scansAtOnce.fewest, atOnce));
    this.#round = [];
    this.#answers = [];
  }
}

function meanOf(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}
