import type { ActionDefinition } from '#contract/action.ts';
import type { ActionName, RequestOf, ResponseOf } from '#contract/actions/actions.ts';
import { firstActions } from '#contract/actions/firstActions.ts';
import type { Center } from '#contract/center.ts';
import type { Language } from '#contract/language.ts';
import { ApiError } from './apiError.ts';
import { request } from './http.ts';

/** What a caller gives; the language of messages is the client's own matter. */
export type ParamsOf<Name extends ActionName> = Omit<RequestOf<Name>, 'Lang'>;

export interface CallContext {
  center: Center;
  language: Language;
}

export interface CallOptions {
  signal?: AbortSignal | undefined;
}

/** A change may have to ask a registry first, or several. */
const changesWithinMs = 60_000;

/** `POST /api/<Action>?center=…`; throws an ApiError. */
export async function callAction<Name extends ActionName>(
  context: CallContext,
  action: Name,
  params: ParamsOf<Name>,
  options: CallOptions = {},
): Promise<ResponseOf<Name>> {
  const { response, access } = await definitionOf(action);
  const answer = await request({
    method: 'POST',
    path: `/api/${action}?center=${context.center}`,
    body: { ...params, Lang: context.language },
    language: context.language,
    answer: response,
    signal: options.signal,
    withinMs: access === 'read' ? undefined : changesWithinMs,
  });
  // The table's entry for `Name` parsed it; TypeScript cannot follow one entry through the union of all.
  return answer as ResponseOf<Name>;
}

/** Throws an ApiError where the file with those that the first page does not need cannot be had. */
async function definitionOf(action: ActionName): Promise<ActionDefinition> {
  if (isFirst(action)) return firstActions[action];
  try {
    const { laterActions } = await import('#contract/actions/laterActions.ts');
    return laterActions[action];
  } catch (cause) {
    throw ApiError.unreachable(cause);
  }
}

function isFirst(action: ActionName): action is keyof typeof firstActions {
  return Object.hasOwn(firstActions, action);
}
