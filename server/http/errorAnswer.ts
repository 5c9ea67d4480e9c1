import type { Context } from 'hono';
import { adviceFor } from '#contract/failures/advice.ts';
import type { ErrorBody } from '#contract/failures/errors.ts';
import { rowPathOf } from '#contract/failures/rowPath.ts';
import { issueText } from '#contract/issues.ts';
import type { Translate } from '#contract/translation.ts';
import { ActionError } from '../domain/actionError.ts';
import { RegistryError } from '../domain/registryError.ts';
import { translatorOf } from '../domain/translators.ts';
import { callerLanguage } from './callerLanguage.ts';
import type { HttpEnvironment } from './httpEnvironment.ts';

/** What is wrong with which field: of the request, or of the row whose part of the registry has failed. */
function issuesOf({ issues, failures }: ActionError, translate: Translate): NonNullable<ErrorBody['Issues']> {
  const wrong = issues.map(({ path, message }) => ({ path: [...path], message: issueText(message, translate) }));
  const rows = failures.flatMap((failure) => {
    const path = rowPathOf(failure);
    return path === null ? [] : [{ path, message: adviceFor(failure, translate) }];
  });
  return [...wrong, ...rows];
}

function bodyOf(error: ActionError, translate: Translate, requestId: string, hostId: string): ErrorBody {
  const issues = issuesOf(error, translate);
  return {
    Code: error.code,
    Message: translate(`errors:message.${error.code}`),
    RequestId: requestId,
    HostId: hostId,
    Recommend: error.advice(translate),
    ...(issues.length === 0 ? {} : { Issues: issues }),
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
  const translate = translatorOf(callerLanguage(lang, context.req.header('accept-language')));
  if (error.retryAfterSeconds !== undefined) context.header('Retry-After', String(error.retryAfterSeconds));
  // It names the host that was asked for, which may be anybody's word.
  context.header('Cache-Control', 'no-store');
  const hostId = context.req.header('host') ?? '';
  return context.json(bodyOf(error, translate, context.get('requestId'), hostId), error.status);
}
