import type { Failure } from '#contract/failures/failures.ts';
import type { RegistryResponse } from './registryResponse.ts';

/** How a kind of registry answers, as far as every call to it has to know. */
export interface OwnWords {
  /** Whether an answer with a status of 400 or more is in its own words; all others stand before it. */
  readonly isRefusal: (response: RegistryResponse) => boolean;
  /** What such an answer says against the account itself; unless given, a 401 refuses it. */
  readonly refusalOfAccount?: (response: RegistryResponse) => Failure | null;
  /**
   * What it answers anybody, as long as it can look accounts up: a path that fails with 500 and more while it cannot, and then
   * takes every account for a stranger's.
   */
  readonly openPath?: string;
}

const passwordRefused: Failure = { code: 'FailedToVerifyUsernameOrPwd', reason: 'refused' };

/** Of a registry whose words nobody knows. */
export const anyWords: OwnWords = { isRefusal: () => true };

/** What a registry says against the account, in its own words; null where it says nothing of it. */
export function refusalOfAccount(words: OwnWords, response: RegistryResponse): Failure | null {
  if (words.refusalOfAccount !== undefined) return words.refusalOfAccount(response);
  return response.status === 401 && words.isRefusal(response) ? passwordRefused : null;
}
