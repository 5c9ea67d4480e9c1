import type { ActionName, AnswerOf, ParsedRequestOf } from '#contract/actions/actions.ts';
import type { ServerTranslate } from '../translators.ts';
import type { Identity } from './identity.ts';
import type { Visibility } from './visibility.ts';

/** What a browser keeps of a sign-in, as cookies. */
export interface SignedIn {
  /** The session's. */
  readonly token: string;
  /** By which the browser is known again. */
  readonly device: string;
}

/** Where somebody is signed in who asks at the console. */
export interface ConsoleSession {
  readonly id: number;
  /** The browser goes on under these cookies. */
  renew(signedIn: SignedIn): void;
}

/** Who asks, from where, for which data centre, in which language. */
export interface RequestContext extends Identity, Visibility {
  readonly requestId: string;
  readonly translate: ServerTranslate;
  /** From where the request came, as far as that is known. */
  readonly address: string;
  /** Of somebody at the console; null for a script. */
  readonly session: ConsoleSession | null;
  /** With which the call was signed; null for somebody at the console. */
  readonly accessKeyId: string | null;
}

type ActionHandler<Name extends ActionName> = (
  parameters: ParsedRequestOf<Name>,
  context: RequestContext,
) => Promise<AnswerOf<Name>>;

/** One handler for each action of the contract; a missing one does not compile. */
export type ActionHandlers = { readonly [Name in ActionName]: ActionHandler<Name> };
