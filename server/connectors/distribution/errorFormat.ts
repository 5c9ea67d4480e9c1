import * as z from 'zod/mini';
import type { ErrorFormat } from '../http/answer/errorFormat.ts';
import type { RegistryResponse } from '../http/answer/registryResponse.ts';

/** `code` as the API has it; some put their HTTP status beside the message in its place. */
const errorSchema = z.object({
  errors: z.array(z.object({ code: z.optional(z.string()), status: z.optional(z.number()) })).check(z.minLength(1)),
});
/** Quay, to whoever brings it something else than its own token. */
const quaySchema = z.object({ error: z.string() });

/** The API's code of an error, such as `MANIFEST_UNKNOWN`; null where the answer has none. */
export function errorCode(response: RegistryResponse): string | null {
  return response.jsonOrNull(errorSchema)?.errors[0]?.code ?? null;
}

/** An answer to HEAD has no body, and a server has one text for paths that it does not know. */
function isDistributionError(response: RegistryResponse): boolean {
  const [first] = response.jsonOrNull(errorSchema)?.errors ?? [];
  if (first !== undefined) return first.code !== undefined || first.status === response.status;
  if (response.status === 404) return response.text.trim() === '404 page not found';
  const challenges = response.status === 401 && response.header('www-authenticate') !== null;
  return challenges && (response.text.trim() === 'true' || response.jsonOrNull(quaySchema) !== null);
}

/** Whether an answer says that a repository, or a manifest in it, is not there. */
export function saysUnknown(response: RegistryResponse): boolean {
  const code = errorCode(response);
  return response.status === 404 && (code === 'MANIFEST_UNKNOWN' || code === 'NAME_UNKNOWN');
}

export const distributionErrors: ErrorFormat = { isOwnError: isDistributionError };
