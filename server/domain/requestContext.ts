import type { ActionName, AnswerOf, ParsedRequestOf } from '#contract/actions.ts';
import type { Center } from '#contract/center.ts';
import type { ServerTranslate } from './translators.ts';

/** Who asks, for which data centre, in which language. */
export interface RequestContext {
  readonly requestId: string;
  readonly center: Center;
  readonly translate: ServerTranslate;
  readonly userName: string;
  /** With which the call was signed; null for somebody at the console. */
  readonly accessKeyId: string | null;
}

export type ActionHandler<Name extends ActionName> = (
  parameters: ParsedRequestOf<Name>,
  context: RequestContext,
) => Promise<AnswerOf<Name>>;

/** One handler for each action of the contract; a missing one does not compile. */
export type ActionHandlers = { readonly [Name in ActionName]: ActionHandler<Name> };
