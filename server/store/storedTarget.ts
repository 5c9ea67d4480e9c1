import type { KeptQuayRow } from '#contract/kinds/quay.ts';
import { secretUnreadable } from '../domain/registryError.ts';
import type { RegistryTarget } from '../domain/registryTarget.ts';
import type { SecretBox } from '../secrets/secretBox.ts';
import type { NewOrganization, NewRegistry, OrganizationRecord, RegistryRecord } from './registryRepository.ts';

/** What a registry's secrets are sealed for; a sealed text moved to another column does not open. */
export const passwordPurpose = 'registry password';
export const tokenPurpose = 'organization token';

/** The secrets that a request brings anew. */
interface RenewedSecrets {
  readonly Password?: string | undefined;
  readonly ExtraParam?: readonly KeptQuayRow[] | undefined;
}

/**
 * The stored registry as a connector needs it, its secrets opened. Throws RegistryError (StoredSecretUnreadable) where
 * the key was changed or lost; a secret that is about to be replaced is then empty instead, so that it can be.
 */
export function storedTarget(
  registry: RegistryRecord,
  organizations: readonly OrganizationRecord[],
  secrets: SecretBox,
  renewed: RenewedSecrets = {},
): RegistryTarget {
  const open = (sealed: string, purpose: string, isReplaced: boolean, row?: number) => {
    try {
      return secrets.open(sealed, purpose);
    } catch {
      if (isReplaced) return '';
      throw secretUnreadable(row);
    }
  };
  const keepsToken = (namespace: string) =>
    renewed.ExtraParam?.some((row) => row.namespace === namespace && row.authToken === undefined) ?? true;
  return {
    type: registry.type,
    version: registry.version,
    protocol: registry.protocol,
    netType: registry.net_type,
    hostIp: registry.host_ip,
    port: registry.port,
    domainName: registry.domain_name,
    userName: registry.user_name,
    password: open(registry.password_sealed, passwordPurpose, renewed.Password !== undefined),
    organizations: organizations.map(({ namespace, token_sealed }, row) => ({
      namespace,
      authToken: open(token_sealed, tokenPurpose, !keepsToken(namespace), row),
    })),
    caCertificate: registry.ca_certificate,
    certificateFingerprint: registry.certificate_fingerprint,
  };
}

type ConnectionColumns = Pick<
  NewRegistry,
  | 'type'
  | 'version'
  | 'protocol'
  | 'net_type'
  | 'host_ip'
  | 'port'
  | 'domain_name'
  | 'user_name'
  | 'password_sealed'
  | 'ca_certificate'
  | 'certificate_fingerprint'
>;

/** How a registry is reached, as its row holds it; the password sealed. */
export function connectionColumns(target: RegistryTarget, secrets: SecretBox): ConnectionColumns {
  return {
    type: target.type,
    version: target.version,
    protocol: target.protocol,
    net_type: target.netType,
    host_ip: target.hostIp,
    port: target.port,
    domain_name: target.domainName,
    user_name: target.userName,
    password_sealed: secrets.seal(target.password, passwordPurpose),
    ca_certificate: target.caCertificate,
    certificate_fingerprint: target.certificateFingerprint,
  };
}

/** The rows of a registry's organizations; one whose token stays keeps the time it was set at. */
export function organizationRows(
  target: RegistryTarget,
  secrets: SecretBox,
  setAt: (namespace: string) => number,
): NewOrganization[] {
  return target.organizations.map(({ namespace, authToken }, position) => ({
    position,
    namespace,
    token_sealed: secrets.seal(authToken, tokenPurpose),
    secret_set_at: setAt(namespace),
  }));
}
