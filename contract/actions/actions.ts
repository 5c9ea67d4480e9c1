import type * as z from 'zod/mini';
import { firstActions } from './firstActions.ts';
import { laterActions } from './laterActions.ts';

/**
 * The table of actions (SAS 2018-12-03). From it come the browser's typed client, the server's
 * exhaustive handler map and the tests' typed mocks.
 */
export const actions = { ...firstActions, ...laterActions } as const;

export type ActionName = keyof typeof actions;
export const actionNames = Object.keys(actions) as readonly ActionName[];

/** What a caller sends. */
export type RequestOf<Name extends ActionName> = z.input<(typeof actions)[Name]['request']>;
/** What a handler gets: parsed, with defaults. */
export type ParsedRequestOf<Name extends ActionName> = z.output<(typeof actions)[Name]['request']>;
/** What a caller gets. */
export type ResponseOf<Name extends ActionName> = z.output<(typeof actions)[Name]['response']>;
/** What a handler answers; the server adds the `RequestId`. */
export type AnswerOf<Name extends ActionName> = Omit<ResponseOf<Name>, 'RequestId'>;

export function isActionName(name: string): name is ActionName {
  return Object.hasOwn(actions, name);
}
