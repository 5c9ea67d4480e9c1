import * as z from 'zod/mini';
import { answerError, RegistryError } from '../../domain/registryError.ts';
import type { RegistryResponse } from '../http/answer/registryResponse.ts';
import type { CallOptions } from '../http/registryHttp.ts';
import type { QuayClient } from './client.ts';
import type { Identity } from './identity.ts';

/** The endpoint's verdict on a login; `message` is Quay's reason, for comparing and never for showing. */
type LoginAnswer =
  | { readonly kind: 'accepted'; readonly status: number; readonly actions: readonly string[] }
  | { readonly kind: 'refused'; readonly message: string };

const tokenSchema = z.object({ token: z.string() });
const claimsSchema = z.object({
  access: z.optional(z.nullable(z.array(z.object({ actions: z.optional(z.nullable(z.array(z.string()))) })))),
});
const refusalSchema = z.union([
  z.object({ errors: z.array(z.object({ message: z.string() })) }),
  z.object({ error: z.string() }),
]);

/**
 * `GET /v2/auth`, the one place where Quay says that a login is wrong. At most `pull` is ever asked for:
 * `push` on a repository that does not exist creates it. A wrong password starts a growing lock-out in
 * which every attempt is 429, so a call here is never repeated by itself.
 */
export async function askTokenEndpoint(
  { session, pace, signal }: QuayClient,
  service: string,
  login: Pick<CallOptions, 'auth' | 'headers'>,
  pullOf: string | null = null,
): Promise<LoginAnswer> {
  const scope = pullOf === null ? '' : `&scope=${encodeURIComponent(`repository:${pullOf}:pull`)}`;
  const path = `/v2/auth?service=${encodeURIComponent(service)}${scope}`;
  const response = await pace.calls.run(signal, () =>
    session.get(path, { ...login, signal, provesLogin: true, repeat: 'notLimits' }),
  );
  if (response.status === 200) return { kind: 'accepted', status: 200, actions: actionsIn(response) };
  if (response.status === 401) return { kind: 'refused', message: messageIn(response) };
  throw answerError('status', response.status);
}

/** The claims are read, not trusted with anything: the signature is for the registry that made it. */
function actionsIn(response: RegistryResponse): string[] {
  const [, payload = ''] = response.json(tokenSchema).token.split('.');
  const claims = z.safeParse(claimsSchema, jsonIn(Buffer.from(payload, 'base64url').toString('utf8')));
  if (!claims.success) throw answerError('unexpectedAnswer', response.status);
  return (claims.data.access ?? []).flatMap(({ actions }) => actions ?? []);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Without anonymous access the refusal has another shape, and is labelled HTML. */
export function messageIn(response: RegistryResponse): string {
  const refusal = response.jsonOrNull(refusalSchema);
  if (refusal === null) return '';
  return 'error' in refusal ? refusal.error : (refusal.errors[0]?.message ?? '');
}

/**
 * Whether the account of the form can sign in; the status of the answer. FailedToVerifyUsernameOrPwd,
 * or RegistryRateLimited inside a lock-out. What may be listed depends on the tokens alone.
 */
export async function checkPassword(client: QuayClient, identity: Identity): Promise<number> {
  const answer = await askTokenEndpoint(client, identity.service, { auth: true });
  if (answer.kind === 'accepted') {
    client.memory.passwordProven(client.target);
    return answer.status;
  }
  throw new RegistryError({ code: 'FailedToVerifyUsernameOrPwd', reason: reasonIn(answer.message, identity) });
}

/** Quay tells by its words alone that the password may well be right. */
function reasonIn(message: string, { signsInElsewhere }: Identity) {
  if (/^This user has been disabled/i.test(message)) return 'userDisabled';
  if (/^Client login with unencrypted passwords is disabled/i.test(message)) return 'encryptedPasswordNeeded';
  return signsInElsewhere ? 'oidc' : 'refused';
}
