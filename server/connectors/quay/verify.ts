import { after } from '../http/connectionStage.ts';
import type { OnPassed, Verified } from '../port.ts';
import type { Conversation } from './client.ts';
import { identify } from './identify.ts';
import { checkPassword } from './password.ts';
import { ownedBySuperusers, rightsMissingIn } from './rights.ts';
import { rowsWithoutProof } from './rows.ts';

/**
 * What answers here, without a secret; then the password, once; then every row's token, one call each.
 * A password that is refused never lets the tokens out.
 */
export async function verify(conversation: Conversation, passed: OnPassed | undefined): Promise<Verified> {
  const identity = await identify(conversation);
  passed?.({ stage: 'version', status: identity.status, serverVersion: identity.serverVersion });
  const status = await after('version', checkPassword(conversation, identity));
  const [unproven] = await after('version', rowsWithoutProof(conversation, identity));
  passed?.({ stage: 'login', status });
  if (unproven !== undefined) throw await after('login', rightsMissingIn(conversation, unproven));
  if (passed !== undefined) {
    const role = (await ownedBySuperusers(conversation)) ? 'superuser' : 'organizationAdmin';
    passed({ stage: 'role', role });
  }
  return { serverVersion: identity.serverVersion };
}
