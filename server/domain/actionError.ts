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

/** A failure that the caller is told about, by its code of the closed list. */
export class ActionError extends Error {
  override readonly name = 'ActionError';
  readonly code: ErrorCode;
  readonly issues: readonly FieldIssue[];
  readonly failure: Failure | undefined;
  /** What the advice names. */
  readonly #values: TextValues;

  private constructor(
    code: ErrorCode,
    details: { issues?: readonly FieldIssue[]; failure?: Failure; values?: TextValues } = {},
  ) {
    super(code);
    this.code = code;
    this.issues = details.issues ?? [];
    this.failure = details.failure;
    this.#values = details.values ?? {};
  }

  static of(code: ErrorCode): ActionError {
    return new ActionError(code);
  }

  /** With what its advice names. */
  static told(code: ErrorCode, values: TextValues): ActionError {
    return new ActionError(code, { values });
  }

  static illegalParam(...issues: readonly FieldIssue[]): ActionError {
    return new ActionError('IllegalParam', { issues });
  }

  static registry(failure: Failure): ActionError {
    return new ActionError(failure.code, { failure });
  }

  get status() {
    return errorFacts[this.code].status;
  }

  advice(translate: Translate): string {
    if (this.failure !== undefined) return adviceFor(this.failure, translate);
    return translate(`errors:advice.${this.code}`, this.#values);
  }
}
