import * as z from 'zod/mini';
import type { ErrorFormat } from '../http/answer/errorFormat.ts';
import type { RegistryResponse } from '../http/answer/registryResponse.ts';

/** `/api/v1` (a problem with its type), the token endpoint and `/v2` (a list of errors), and the bare `true` of `/v2/`. */
const refusal = z.union([
  z.object({ error_type: z.string(), status: z.number() }),
  z.object({ errors: z.array(z.object({ code: z.string(), message: z.string() })).check(z.minLength(1)) }),
  z.literal(true),
]);
/** Labelled HTML, which no gateway's JSON is. */
const refusalLabelledHtml = z.object({ error: z.string() });
const badParameter = z.object({ message: z.union([z.string(), z.record(z.string(), z.string())]) });

/** Quay's errors are JSON of several shapes; common ones count as its own only together with a status or a header. */
function isQuayError(response: RegistryResponse): boolean {
  if (response.jsonOrNull(refusal) !== null) return true;
  if (/html/.test(response.header('content-type') ?? '')) return response.jsonOrNull(refusalLabelledHtml) !== null;
  const message = response.jsonOrNull(badParameter)?.message;
  if (response.status === 400) return message !== undefined;
  return (
    response.status === 404 && typeof message === 'string' && message.startsWith('The requested URL was not found')
  );
}

export const quayErrors: ErrorFormat = { isOwnError: isQuayError };
