import { answerError } from '../../domain/registryError.ts';
import { type ErrorFormat, refusalOfAccount } from './answer/errorFormat.ts';
import { looksLikeHtml } from './answer/intermediary.ts';
import type { RegistryResponse } from './answer/registryResponse.ts';
import type { AccountLogins, LoginCall, LoginOutcome } from './loginGuard.ts';

interface AccountCall extends LoginCall {
  readonly errorFormat: ErrorFormat;
  readonly signal: AbortSignal;
}

/**
 * Sends a call with an account's secret in its turn, and counts how it ended. A refusal counts only where the registry can
 * look accounts up: RegistryFailure otherwise, which passes by itself. `askOpen` asks a path without an account.
 */
export async function askAsAccount(
  account: AccountLogins,
  call: AccountCall,
  ask: () => Promise<RegistryResponse>,
  askOpen: (path: string) => Promise<RegistryResponse>,
): Promise<RegistryResponse> {
  const { errorFormat } = call;
  await account.begin(call, call.signal);
  let outcome: LoginOutcome = 'other';
  try {
    const response = await ask();
    const refusal = refusalOfAccount(errorFormat, response);
    if (refusal !== null) {
      await assertLooksUp(errorFormat, askOpen);
      outcome = refusal;
    } else if (call.proves && isAnswer(errorFormat, response)) {
      outcome = 'proven';
    }
    return response;
  } finally {
    account.end(outcome);
  }
}

/** Of the registry itself, and not of its trouble. */
function isAnswer(format: ErrorFormat, response: RegistryResponse): boolean {
  if (response.status >= 500) return false;
  return response.status < 300 ? !looksLikeHtml(response) : format.isOwnError(response);
}

/**
 * A registry that refuses the probe itself (401, 403, 404) can look accounts up: there a refused account is refused, as trying
 * it on and on would lock it.
 */
async function assertLooksUp(
  { anonymousProbe }: ErrorFormat,
  askOpen: (path: string) => Promise<RegistryResponse>,
): Promise<void> {
  if (anonymousProbe === undefined) return;
  const { status } = await askOpen(anonymousProbe);
  if (status >= 500) throw answerError('status', status);
}
