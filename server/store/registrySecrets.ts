import { placeText } from '#contract/registries/secretPlace.ts';
import { secretUnreadable } from '../domain/registryError.ts';
import { placeOf, type RegistryConnection, type RegistryTarget } from '../domain/registryTarget.ts';
import type { SecretBox } from '../secrets/secretBox.ts';
import type { StoredPassword, StoredToken } from './registryRepository.ts';
import type { SealedSecrets } from './registryWriter.ts';

/**
 * A registry's secrets, each sealed for its registry, its column and the place that it was entered for. Whoever opens one
 * says where it is going, so that it opens for no other place, even where nobody has asked before.
 */

/** `setAt`: when the token of an organization was entered. */
export function sealSecrets(
  registryId: number,
  target: RegistryTarget,
  secrets: SecretBox,
  setAt: (namespace: string) => number,
): SealedSecrets {
  return {
    password_sealed: secrets.seal(target.password, passwordContext(registryId, target)),
    organizations: target.organizations.map(({ namespace, authToken }, position) => ({
      position,
      namespace,
      token_sealed: secrets.seal(authToken, tokenContext(registryId, namespace, target)),
      secret_set_at: setAt(namespace),
    })),
  };
}

/** Throws RegistryError (StoredSecretUnreadable) where the key was changed or lost, or where it is not for that place. */
export function openPassword(
  { id, password_sealed }: StoredPassword,
  towards: RegistryConnection,
  secrets: SecretBox,
): string {
  try {
    return secrets.open(password_sealed, passwordContext(id, towards));
  } catch {
    throw secretUnreadable();
  }
}

/** As above; the failure names the row, counted from 0. */
export function openToken(
  { registry_id, namespace, token_sealed }: StoredToken,
  row: number,
  towards: RegistryConnection,
  secrets: SecretBox,
): string {
  try {
    return secrets.open(token_sealed, tokenContext(registry_id, namespace, towards));
  } catch {
    throw secretUnreadable(row);
  }
}

/** What a registry's password is sealed for. */
export function passwordContext(registryId: number, towards: RegistryConnection): string {
  return JSON.stringify(['registries.password_sealed', registryId, placeText('password', placeOf(towards))]);
}

/** What an organization's token is sealed for. */
export function tokenContext(registryId: number, namespace: string, towards: RegistryConnection): string {
  const place = placeText('token', placeOf(towards));
  return JSON.stringify(['registry_organizations.token_sealed', registryId, namespace, place]);
}
