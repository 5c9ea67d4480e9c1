import { RegistryError } from '../../domain/registryError.ts';
import { afterStage } from '../http/connection/verificationFailure.ts';
import type { OnPartProven, OnStagePassed, Verified } from '../port.ts';
import type { QuayClient } from './client.ts';
import { identify } from './identify.ts';
import { proveRows } from './rows/proof.ts';
import { ownedBySuperusers } from './rows/rights.ts';
import { checkPassword } from './tokenEndpoint.ts';

/**
 * What answers here, without a secret; then the password, once; then every row's token, one call each.
 * A password that is refused never lets the tokens out.
 */
export async function verify(
  client: QuayClient,
  onPassed: OnStagePassed | undefined,
  onPart: OnPartProven | undefined,
): Promise<Verified> {
  const identity = await identify(client);
  onPassed?.({ stage: 'version', status: identity.status, serverVersion: identity.serverVersion });
  const status = await afterStage('version', checkPassword(client, identity));
  try {
    await afterStage('version', proveRows(client, identity, onPart));
    onPassed?.({ stage: 'login', status });
  } catch (error) {
    // A token that may too little has signed in all the same.
    const mayTooLittle = error instanceof RegistryError && error.failure.code === 'UserDoesNotHaveAdminRole';
    if (mayTooLittle) onPassed?.({ stage: 'login', status });
    throw error;
  }
  return { serverVersion: identity.serverVersion };
}

/** Tells an administrator also by what right the registry is read. */
export async function diagnose(client: QuayClient, onPassed: OnStagePassed): Promise<Verified> {
  const verified = await verify(client, onPassed, undefined);
  const role = (await ownedBySuperusers(client)) ? 'superuser' : 'organizationAdmin';
  onPassed({ stage: 'role', role });
  return verified;
}

/** As a listing begins, and where one goes on: the password alone, as each organization's token is proven with its list. */
export async function proveAccount(client: QuayClient): Promise<void> {
  await checkPassword(client, await identify(client));
}
