import type { RegistryTarget } from '../../connectors/port.ts';
import type { SecretBox } from '../../secrets/secretBox.ts';
import type { RegistryRecord } from './registryRepository.ts';

/** What a registry's password is sealed for; a sealed text moved to another column does not open. */
export const passwordPurpose = 'registry password';

/** The stored registry as a connector needs it, its password opened. */
export function targetOf(registry: RegistryRecord, secrets: SecretBox): RegistryTarget {
  return {
    type: registry.type,
    version: registry.version,
    protocol: registry.protocol,
    netType: registry.net_type,
    hostIp: registry.host_ip,
    port: registry.port,
    domainName: registry.domain_name,
    userName: registry.user_name,
    password: secrets.open(registry.password_sealed, passwordPurpose),
    caCertificate: registry.ca_certificate,
    certificateFingerprint: registry.certificate_fingerprint,
  };
}
