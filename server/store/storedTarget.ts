import { namedRepositories, type RegistryConnection, type RegistryTarget } from '../domain/registryTarget.ts';
import type { SecretBox } from '../secrets/secretBox.ts';
import type { RegistryRecord, StoredRegistry } from './registryRepository.ts';
import { openPassword, openToken } from './registrySecrets.ts';
import type { NewRegistry } from './registryWriter.ts';

/** How a stored registry is reached. */
export function storedConnection(registry: RegistryRecord): RegistryConnection {
  return {
    type: registry.type,
    version: registry.version,
    protocol: registry.protocol,
    netType: registry.net_type,
    hostIp: registry.host_ip,
    port: registry.port,
    domainName: registry.domain_name,
    userName: registry.user_name,
    caCertificate: registry.ca_certificate,
    certificateFingerprint: registry.certificate_fingerprint,
    tokenServiceHost: registry.token_service_host,
  };
}

/** The stored registry as a connector needs it, its secrets opened. Throws RegistryError (StoredSecretUnreadable). */
export function storedTarget({ registry, organizations }: StoredRegistry, secrets: SecretBox): RegistryTarget {
  const connection = storedConnection(registry);
  return {
    ...connection,
    password: openPassword(registry, connection, secrets),
    organizations: organizations.map((organization, row) => ({
      namespace: organization.namespace,
      authToken: openToken(organization, row, connection, secrets),
    })),
    namedRepositories: namedRepositories(registry.type, JSON.parse(registry.include_patterns)),
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
  | 'ca_certificate'
  | 'certificate_fingerprint'
  | 'token_service_host'
>;

/** How a registry is reached, as its row holds it. */
export function connectionColumns(connection: RegistryConnection): ConnectionColumns {
  return {
    type: connection.type,
    version: connection.version,
    protocol: connection.protocol,
    net_type: connection.netType,
    host_ip: connection.hostIp,
    port: connection.port,
    domain_name: connection.domainName,
    user_name: connection.userName,
    ca_certificate: connection.caCertificate,
    certificate_fingerprint: connection.certificateFingerprint,
    token_service_host: connection.tokenServiceHost,
  };
}
