import { afterStage } from '../http/connection/verificationFailure.ts';
import type { OnStagePassed, Verified } from '../port.ts';
import { signIn } from './account.ts';
import type { OciClient } from './ask.ts';
import { proveRole } from './catalog.ts';
import { identify } from './identify.ts';

/** What answers here, without the password; then the account, or nobody; then whether it lists the repositories. */
export async function verify(client: OciClient, onPassed: OnStagePassed | undefined): Promise<Verified> {
  const root = await identify(client.access.session, client.signal);
  onPassed?.({ stage: 'version', status: root.status, serverVersion: null });
  const status = await afterStage('version', signIn(client));
  onPassed?.({ stage: 'login', status });
  const role = await afterStage('login', proveRole(client));
  onPassed?.({ stage: 'role', role });
  return { serverVersion: null };
}
