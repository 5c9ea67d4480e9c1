import type { ErrorBody, ErrorCode } from '#contract/failures/errors.ts';
import type { RequestKey } from './answers.ts';

/**
 * What went wrong with a call. `answered`: the server said so in its own words. `unreachable`: no
 * answer came. `unreadable`: something answered, but not this server's API (a proxy, another version).
 */
type ApiErrorKind = 'answered' | 'unreachable' | 'unreadable';

export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly kind: ApiErrorKind;
  /** HTTP status; null where no answer came. */
  readonly status: number | null;
  /** The server's words; null unless `kind` is `answered`. */
  readonly body: ErrorBody | null;
  /** What was asked; the client adds it. */
  asked: RequestKey | null = null;

  private constructor(kind: ApiErrorKind, status: number | null, body: ErrorBody | null, options?: ErrorOptions) {
    super(body === null ? kind : `${body.Code}: ${body.Message}`, options);
    this.kind = kind;
    this.status = status;
    this.body = body;
  }

  static answered(status: number, body: ErrorBody): ApiError {
    return new ApiError('answered', status, body);
  }

  static unreachable(cause: unknown): ApiError {
    return new ApiError('unreachable', null, null, { cause });
  }

  static unreadable(status: number, cause?: unknown): ApiError {
    return new ApiError('unreadable', status, null, { cause });
  }
}

export function isApiError(error: unknown): error is ApiError {
  return error instanceof ApiError;
}

export function hasErrorCode(error: unknown, code: ErrorCode): error is ApiError {
  return isApiError(error) && error.body?.Code === code;
}

/** Whether nothing was heard in time; any other failure is known at once. */
export function isSilence(error: unknown): boolean {
  return isApiError(error) && error.cause instanceof DOMException && error.cause.name === 'TimeoutError';
}

/** Trying again can only help where nobody answered or the server itself failed. */
export function isRetryable(error: unknown): boolean {
  return isApiError(error) && (error.status === null || error.status >= 500);
}
