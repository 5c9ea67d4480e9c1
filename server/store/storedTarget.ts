import type { RegistryTarget } from '../connectors/port.ts';
import type { SecretBox } from '../secrets/secretBox.ts';
import type { NewOrganization, NewRegistry } from './registryRepository.ts';
import { passwordPurpose, tokenPurpose } from '../features/registries/registryTarget.ts';

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
