import type { ActionName, AnswerOf, ParsedRequestOf } from '#contract/actions.ts';
import type { Center } from '#contract/center.ts';
import type { Identity } from './identity.ts';
import type { ServerTranslate } from './translators.ts';

/** Who asks, for which data centre, in which language. */
export interface RequestContext extends Identity {
  readonly requestId: string;
  readonly center: Center;
  readonly translate: ServerTranslate;
  /** Of somebody at the console; null for a script. */
  readonly sessionId: number | null;
  /** With which the call was signed; null for somebody at the console. */
  readonly accessKeyId: string | null;
}

export type ActionHandler<Name extends ActionName> = (
  parameters: ParsedRequestOf<Name>,
  context: RequestContext,
) => Promise<AnswerOf<Name>>;

/** One handler for each action of the contract; a missing one does not compile. */
export type ActionHandlers = { readonly [Name in ActionName]: ActionHandler<Name> };
