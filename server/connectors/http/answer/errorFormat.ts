import type { Failure } from '#contract/failures/failures.ts';
import type { RegistryResponse } from './registryResponse.ts';

/** How a kind of registry words its errors: an error that is not in this format was answered by a proxy. */
export interface ErrorFormat {
  /** Whether an answer with a status of 400 or more is the registry's own. */
  readonly isOwnError: (response: RegistryResponse) => boolean;
  /** What such an answer says against the account itself; unless given, a 401 refuses it. */
  readonly refusalOfAccount?: (response: RegistryResponse) => Failure | null;
  /**
   * A path that is asked without an account after a refusal: it fails with 500 or more while the registry cannot look accounts
   * up, and refuses every account for that.
   */
  readonly anonymousProbe?: string;
}

const passwordRefused: Failure = { code: 'FailedToVerifyUsernameOrPwd', reason: 'refused' };

/** For a registry whose kind is not known yet: every error counts as its own. */
export const anyErrorFormat: ErrorFormat = { isOwnError: () => true };

/** How the registry itself refuses the account in this answer; null where it does not. */
export function refusalOfAccount(format: ErrorFormat, response: RegistryResponse): Failure | null {
  if (format.refusalOfAccount !== undefined) return format.refusalOfAccount(response);
  return response.status === 401 && format.isOwnError(response) ? passwordRefused : null;
}
