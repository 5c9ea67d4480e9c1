import * as z from 'zod/mini';
import type { RegistryVersion } from '#contract/enums.ts';
import type { OwnWords } from '../http/answer/ownWords.ts';
import type { RegistryResponse } from '../http/answer/registryResponse.ts';
import { v1 } from './api/v1.ts';
import { v2 } from './api/v2.ts';

/** What Harbor refuses with. */
export interface Word {
  /** Such as `NOT_FOUND`; '' where 1.x only repeats the status. */
  readonly code: string;
  readonly message: string;
}

const listOfErrors = z.object({
  errors: z.array(z.object({ code: z.string(), message: z.string() })).check(z.minLength(1)),
});
const oneError = z.object({ code: z.number(), message: z.string() });

/** So says 2.x of a path that it does not have. None is asked for: what stands before it has changed it on its way. */
const pathUnknown = /^path .* was not found$/;

/**
 * What a Harbor of this line refuses with in its own words: in a list of errors, 1.x mostly in one beside the status, a form
 * that gateways have too. Empty for anybody else's.
 */
export function wordsIn(response: RegistryResponse, version: RegistryVersion): readonly Word[] {
  const one = version === 'V1' ? response.jsonOrNull(oneError) : null;
  if (one?.code === response.status) return [{ code: '', message: one.message }];
  const words = response.jsonOrNull(listOfErrors)?.errors ?? [];
  return words.some(({ message }) => pathUnknown.test(message)) ? [] : words;
}

const wordsOf = (version: RegistryVersion, openPath: string): OwnWords => ({
  isRefusal: (response) => wordsIn(response, version).length > 0,
  openPath,
});

/**
 * While its database refuses connections, Harbor answers the right password with 401, at once, and shows nobody its projects,
 * which it otherwise lists to everybody.
 */
export const harborWords: Record<RegistryVersion, OwnWords> = {
  V1: wordsOf('V1', v1.projects(1, 1)),
  V2: wordsOf('V2', v2.projects(1, 1)),
};
