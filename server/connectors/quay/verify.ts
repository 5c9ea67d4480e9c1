import { afterStage } from '../http/verificationFailure.ts';
import type { OnStagePassed, Verified } from '../port.ts';
import type { QuayClient } from './client.ts';
import { identify } from './identify.ts';
import { ownedBySuperusers, rightsMissingIn } from './rights.ts';
import { rowsWithoutProof } from './rows.ts';
import { checkPassword } from './tokenEndpoint.ts';

/**
 * What answers here, without a secret; then the password, once; then every row's token, one call each.
 * A password that is refused never lets the tokens out.
 */
export async function verify(client: QuayClient, onPassed: OnStagePassed | undefined): Promise<Verified> {
  const identity = await identify(client);
  onPassed?.({ stage: 'version', status: identity.status, serverVersion: identity.serverVersion });
  const status = await afterStage('version', checkPassword(client, identity));
  const [unproven] = await afterStage('version', rowsWithoutProof(client, identity));
  onPassed?.({ stage: 'login', status });
  if (unproven !== undefined) throw await afterStage('login', rightsMissingIn(client, unproven));
  if (onPassed !== undefined) {
    const role = (await ownedBySuperusers(client)) ? 'superuser' : 'organizationAdmin';
    onPassed({ stage: 'role', role });
  }
  return { serverVersion: identity.serverVersion };
}
