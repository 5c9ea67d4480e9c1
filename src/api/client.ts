import { type ActionName, actions, type RequestOf, type ResponseOf } from '#contract/actions.ts';
import type { Center } from '#contract/center.ts';
import type { Language } from '#contract/language.ts';
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
  const answer = await request({
    method: 'POST',
    path: `/api/${action}?center=${context.center}`,
    body: { ...params, Lang: context.language },
    language: context.language,
    answer: actions[action].response,
    signal: options.signal,
    withinMs: actions[action].access === 'write' ? changesWithinMs : undefined,
  });
  // The table's entry for `Name` parsed it; TypeScript cannot follow one entry through the union of all.
  return answer as ResponseOf<Name>;
}
