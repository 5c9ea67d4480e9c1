import type { Logger } from 'pino';

/** How far the upgrade of an earlier version's database is. */
export interface UpgradeStatus {
  /** Steps done, of all. */
  readonly done: number;
  readonly steps: number;
  /** What is done now, in English as the log is. */
  readonly step: string;
  readonly seconds: number;
}

type Progress = Omit<UpgradeStatus, 'seconds'>;

/** How long an upgrade may take before anybody is told of it but the log; and then how often it is looked at, ms. */
const usualPeriodMs = 1_000;
/** A step that takes long is told of again after so many periods, so that nobody takes the server for hanging. */
const silentPeriods = 10;

/** Follows the upgrade of a database: on the log, and for whoever asks meanwhile. */
export class UpgradeWatch {
  /** Resolves once an upgrade takes long. Until then callers wait for the server, as at any start. */
  readonly isLong: Promise<void>;
  readonly #becomeLong: () => void;
  readonly #log: Logger;
  readonly #periodMs: number;
  #period: NodeJS.Timeout | undefined;
  #startedAt = 0;
  #progress: Progress = { done: 0, steps: 0, step: '' };
  #toldDone = 0;
  #silent = 0;

  constructor(log: Logger, periodMs = usualPeriodMs) {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.isLong = promise;
    this.#becomeLong = resolve;
    this.#log = log;
    this.#periodMs = periodMs;
  }

  get status(): UpgradeStatus {
    return { ...this.#progress, seconds: Math.round((performance.now() - this.#startedAt) / 1000) };
  }

  /** The upgrade is so far, the first time at its beginning. */
  readonly heed = (progress: Progress): void => {
    this.#progress = progress;
    if (this.#period !== undefined) return;
    this.#startedAt = performance.now();
    this.#log.info(
      `the database is an earlier version's and is upgraded, in ${progress.steps} steps; whenever this is stopped, nothing is lost`,
    );
    this.#period = setInterval(() => this.#look(), this.#periodMs).unref();
  };

  /** It is over, or there was none. */
  end(): void {
    if (this.#period !== undefined) this.#log.info(`the database is upgraded, in ${this.status.seconds} s`);
    this.stop();
  }

  /** Follows it no longer, however it ends. */
  stop(): void {
    clearInterval(this.#period);
    this.#period = undefined;
  }

  #look(): void {
    this.#becomeLong();
    const { done, steps, step, seconds } = this.status;
    this.#silent += 1;
    if (done === this.#toldDone && this.#silent < silentPeriods) return;
    this.#toldDone = done;
    this.#silent = 0;
    this.#log.info(`upgrading the database: ${done} of ${steps} steps done, ${seconds} s so far; now: ${step}`);
  }
}
