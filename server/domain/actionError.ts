import { adviceFor } from '#contract/failures/advice.ts';
import { type ErrorCode, errorFacts } from '#contract/failures/errors.ts';
import type { Failure } from '#contract/failures/failures.ts';
import type { IssueKey } from '#contract/issues.ts';
import type { TextValues, Translate } from '#contract/translation.ts';

/** One wrong field: its path in the request, and the key of what is wrong. */
export interface FieldIssue {
  readonly path: readonly (string | number)[];
  readonly message: IssueKey | string;
}

export type ThrottlingCode = Extract<ErrorCode, `Throttling${string}`>;

/** A failure that the caller is told about, by its code of the closed list. */
export class ActionError extends Error {
  override readonly name = 'ActionError';
  readonly code: ErrorCode;
  readonly issues: readonly FieldIssue[];
  /** Where several parts of a registry failed alike, the first is what the error is told by; each marks its own field. */
  readonly failures: readonly Failure[];
  /** Where the caller is asked to wait: how long. */
  readonly retryAfterSeconds: number | undefined;
  /** What the advice names. */
  readonly #values: TextValues;

  private constructor(
    code: ErrorCode,
    details: {
      issues?: readonly FieldIssue[];
      failures?: readonly Failure[];
      values?: TextValues;
      retryAfter?: number;
    } = {},
  ) {
    super(code);
    this.code = code;
    this.issues = details.issues ?? [];
    this.failures = details.failures ?? [];
    this.retryAfterSeconds = details.retryAfter;
    this.#values = details.values ?? {};
  }

  static of(code: ErrorCode): ActionError {
    return new ActionError(code);
  }

  /** With what its advice names. */
  static told(code: ErrorCode, values: TextValues): ActionError {
    return new ActionError(code, { values });
  }

  /** More is asked for at once than is done at once. */
  static busy(retryAfter: number): ActionError {
    return new ActionError('ServerBusy', { retryAfter });
  }

  /** Somebody asks more often than they may. */
  static throttled(code: ThrottlingCode, seconds: number): ActionError {
    return new ActionError(code, { retryAfter: seconds, values: { seconds } });
  }

  /** The database is being upgraded: nothing can be done until that is over. */
  static upgrading(retryAfter: number): ActionError {
    return new ActionError('ServerUpgrading', { retryAfter });
  }

  static illegalParam(...issues: readonly FieldIssue[]): ActionError {
    return new ActionError('IllegalParam', { issues });
  }

  /** Throws IllegalParam where there are any. */
  static refuse(issues: readonly FieldIssue[]): void {
    if (issues.length > 0) throw ActionError.illegalParam(...issues);
  }

  static registry(failure: Failure, ...others: readonly Failure[]): ActionError {
    return new ActionError(failure.code, { failures: [failure, ...others] });
  }

  get failure(): Failure | undefined {
    return this.failures[0];
  }

  get status() {
    return errorFacts[this.code].status;
  }

  advice(translate: Translate): string {
    if (this.failure !== undefined) return adviceFor(this.failure, translate);
    return translate(`errors:advice.${this.code}`, this.#values);
  }
}
