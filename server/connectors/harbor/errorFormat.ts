import * as z from 'zod/mini';
import type { RegistryVersion } from '#contract/enums.ts';
import type { ErrorFormat } from '../http/answer/errorFormat.ts';
import type { RegistryResponse } from '../http/answer/registryResponse.ts';
import { v1 } from './api/v1.ts';
import { v2 } from './api/v2.ts';

/** One error of a Harbor's answer. */
export interface HarborError {
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
 * The errors of a Harbor of this version: a list, on 1.x mostly a single one that repeats the status, a form that gateways have
 * too. Empty for another server's answer.
 */
export function errorsIn(response: RegistryResponse, version: RegistryVersion): readonly HarborError[] {
  const one = version === 'V1' ? response.jsonOrNull(oneError) : null;
  if (one?.code === response.status) return [{ code: '', message: one.message }];
  const errors = response.jsonOrNull(listOfErrors)?.errors ?? [];
  return errors.some(({ message }) => pathUnknown.test(message)) ? [] : errors;
}

const formatOf = (version: RegistryVersion, anonymousProbe: string): ErrorFormat => ({
  isOwnError: (response) => errorsIn(response, version).length > 0,
  anonymousProbe,
});

/**
 * While its database refuses connections, Harbor answers the right password with 401, at once, and shows nobody its projects,
 * which it otherwise lists to everybody.
 */
export const harborErrors: Record<RegistryVersion, ErrorFormat> = {
  V1: formatOf('V1', v1.projects(1, 1)),
  V2: formatOf('V2', v2.projects(1, 1)),
};
