import { answerError } from '../../domain/registryError.ts';
import { looksLikeHtml } from './answer/intermediary.ts';
import { type OwnWords, refusalOfAccount } from './answer/ownWords.ts';
import type { RegistryResponse } from './answer/registryResponse.ts';
import type { AccountLogins, LoginCall, LoginOutcome } from './loginGuard.ts';

interface AccountCall extends LoginCall {
  readonly words: OwnWords;
  readonly signal: AbortSignal;
}

/**
 * Sends a call with an account's secret in its turn, and counts how it ended. A refusal counts only where the registry can
 * look accounts up: RegistryFailure otherwise, which passes by itself. `askOpen` asks a path as nobody.
 */
export async function askAsAccount(
  account: AccountLogins,
  call: AccountCall,
  ask: () => Promise<RegistryResponse>,
  askOpen: (path: string) => Promise<RegistryResponse>,
): Promise<RegistryResponse> {
  const { words } = call;
  await account.begin(call, call.signal);
  let outcome: LoginOutcome = 'other';
  try {
    const response = await ask();
    const refusal = refusalOfAccount(words, response);
    if (refusal !== null) {
      await assertLooksUp(words, askOpen);
      outcome = refusal;
    } else if (call.proves && isAnswer(words, response)) {
      outcome = 'proven';
    }
    return response;
  } finally {
    account.end(outcome);
  }
}

/** Of the registry itself, and not of its trouble. */
function isAnswer(words: OwnWords, response: RegistryResponse): boolean {
  if (response.status >= 500) return false;
  return response.status < 300 ? !looksLikeHtml(response) : words.isRefusal(response);
}

/**
 * Whoever closes the open path to strangers (401, 403, 404) serves all the same: an account that is refused then is refused,
 * as to try it on and on would lock it.
 */
async function assertLooksUp(
  { openPath }: OwnWords,
  askOpen: (path: string) => Promise<RegistryResponse>,
): Promise<void> {
  if (openPath === undefined) return;
  const { status } = await askOpen(openPath);
  if (status >= 500) throw answerError('status', status);
}
