import * as z from 'zod/mini';
import type { OwnWords } from '../http/answer/ownWords.ts';
import type { RegistryResponse } from '../http/answer/registryResponse.ts';

/** `code` as the API has it; some put their HTTP status beside the message in its place. */
const refusalSchema = z.object({
  errors: z.array(z.object({ code: z.optional(z.string()), status: z.optional(z.number()) })).check(z.minLength(1)),
});
/** Quay, to whoever brings it something else than its own token. */
const quaySchema = z.object({ error: z.string() });

/** The code with which a registry refuses, in the words of the API, such as `MANIFEST_UNKNOWN`; null where it does not say. */
export function refusalCode(response: RegistryResponse): string | null {
  return response.jsonOrNull(refusalSchema)?.errors[0]?.code ?? null;
}

/** Whether a refusal is in the words of the API; an answer to HEAD has none, and a server has one text for paths that it does not know. */
export function isDistributionRefusal(response: RegistryResponse): boolean {
  const [first] = response.jsonOrNull(refusalSchema)?.errors ?? [];
  if (first !== undefined) return first.code !== undefined || first.status === response.status;
  if (response.status === 404) return response.text.trim() === '404 page not found';
  const challenges = response.status === 401 && response.header('www-authenticate') !== null;
  return challenges && (response.text.trim() === 'true' || response.jsonOrNull(quaySchema) !== null);
}

export const distributionWords: OwnWords = { isRefusal: isDistributionRefusal };
