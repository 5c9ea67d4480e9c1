import type { Context } from 'hono';
import type { ErrorBody } from '#contract/failures/errors.ts';
import { issueText } from '#contract/issues.ts';
import type { Language } from '#contract/language.ts';
import { ActionError } from '../domain/actionError.ts';
import { RegistryError } from '../domain/registryError.ts';
import { callerLanguage } from './callerLanguage.ts';
import type { HttpEnvironment } from './httpEnvironment.ts';

function bodyOf(error: ActionError, language: Language, requestId: string, hostId: string): ErrorBody {
  return {
    Code: error.code,
    Message: error.summary[language],
    RequestId: requestId,
    HostId: hostId,
    Recommend: error.advice[language],
    ...(error.issues.length === 0
      ? {}
      : {
          Issues: error.issues.map(({ path, message }) => ({ path: [...path], message: issueText(message, language) })),
        }),
    ...(error.failure === undefined ? {} : { Detail: error.failure }),
  };
}

function asActionError(error: unknown): ActionError | undefined {
  if (error instanceof ActionError) return error;
  if (error instanceof RegistryError) return ActionError.registry(error.failure);
  return undefined;
}

/**
 * The answer to anything thrown on the way. What has no code of its own is a ServerError: its cause
 * goes to the log under the request id, never to the caller.
 */
export function answerError(thrown: unknown, context: Context<HttpEnvironment>, lang?: unknown): Response {
  const known = asActionError(thrown);
  if (known === undefined) context.get('log').error({ err: thrown }, 'request failed');
  const error = known ?? ActionError.of('ServerError');
  const language = callerLanguage(lang, context.req.header('accept-language'));
  const hostId = context.req.header('host') ?? '';
  return context.json(bodyOf(error, language, context.get('requestId'), hostId), error.status);
}
