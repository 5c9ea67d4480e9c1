import { RegistryError } from '../../domain/registryError.ts';
import type { Conversation } from './client.ts';
import type { Identity } from './identify.ts';
import { askTokenEndpoint } from './tokenEndpoint.ts';

/**
 * Whether the account of the form can sign in; the status of the answer. FailedToVerifyUsernameOrPwd,
 * or RegistryRateLimited inside a lock-out. What may be listed is the tokens' affair.
 */
export async function checkPassword(conversation: Conversation, identity: Identity): Promise<number> {
  const answer = await askTokenEndpoint(conversation, identity.service, { auth: true });
  if (answer.kind === 'accepted') return answer.status;
  throw new RegistryError({
    code: 'FailedToVerifyUsernameOrPwd',
    reason: identity.signsInElsewhere ? 'oidc' : 'refused',
  });
}
