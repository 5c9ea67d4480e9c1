import * as z from 'zod/mini';
import { looksLikeHtml } from './http/answer/intermediary.ts';
import type { RegistryResponse } from './http/answer/registryResponse.ts';
import type { CallOptions, RegistrySession } from './http/registryHttp.ts';

/** How a registry's kind is told without signing in, to report what answers instead of the chosen one. */

/** What a call accepts from anybody that is to tell who answers; 308 leads to the same place with a slash, as on a Quay. */
export const anyAnswer = [200, 308, 400, 401, 403, 404, 405, 406, 410, 415, 422];

/** Quay's registry root `/v2/` refuses with the bare JSON word `true`, and names `/v2/auth` as its realm. */
export function looksLikeQuay(root: RegistryResponse): boolean {
  const challenge = root.header('www-authenticate') ?? '';
  return root.status === 401 && (root.text.trim() === 'true' || /realm="[^"]*\/v2\/auth"/.test(challenge));
}

/** So a web server refuses a name that it does not know, or a request that it takes for an attack: no registry says so to anybody. */
export function isBadRequestPage(response: RegistryResponse): boolean {
  return response.status === 400 && looksLikeHtml(response);
}

/** Harbor's own challenge to whoever comes to `/v2/` as nobody. */
export function looksLikeHarbor(root: RegistryResponse): boolean {
  const challenge = root.header('www-authenticate') ?? '';
  return root.status === 401 && /realm="[^"]*\/service\/token"/.test(challenge) && /service="harbor-/.test(challenge);
}

const distributionRefusal = z.object({ errors: z.array(z.object({ code: z.string() })).check(z.minLength(1)) });

/** Whether what answers at `/v2/` speaks the OCI distribution API: a header of old says so, or an error in the API's format. */
export function looksLikeDistribution(root: RegistryResponse): boolean {
  if (![200, 401, 403].includes(root.status)) return false;
  if (root.header('docker-distribution-api-version')?.startsWith('registry/2') === true) return true;
  if (root.status === 200) return /^\s*\{\s*\}\s*$/.test(root.text);
  return root.header('www-authenticate') !== null && root.jsonOrNull(distributionRefusal) !== null;
}

const harborSystemInfo = z.object({ auth_mode: z.string() });

/** Whether a Harbor, 1.x or 2.x, answers here; asks without the password. */
export async function isHarbor(session: RegistrySession, call: Omit<CallOptions, 'auth'>): Promise<boolean> {
  const paths = ['/api/v2.0/systeminfo', '/api/systeminfo'];
  const answers = await Promise.all(
    paths.map((path) => session.get(path, { ...call, auth: false, acceptFromAnyone: anyAnswer })),
  );
  return answers.some((answer) => answer.status === 200 && answer.jsonOrNull(harborSystemInfo) !== null);
}
