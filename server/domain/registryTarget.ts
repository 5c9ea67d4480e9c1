import type { NetType, ProtocolType, RegistryVersion } from '#contract/enums.ts';
import { kinds } from '#contract/kinds/kinds.ts';
import type { RegistryType } from '#contract/kinds/registryTypes.ts';
import type { SecretPlace } from '#contract/registries/secretPlace.ts';

/** One Quay organization and the token that reads it. */
export interface Organization {
  readonly namespace: string;
  readonly authToken: string;
}

/** Where a registry is, how it is reached and as whom: what is no secret. */
export interface RegistryConnection {
  readonly type: RegistryType;
  readonly version: RegistryVersion;
  readonly protocol: ProtocolType;
  readonly netType: NetType;
  /**
   * The address that is dialled; the domain name goes out as Host and TLS name. '' for a public service
   * that is named only (ACR): DNS is asked at each connection, and its answer judged like any address.
   */
  readonly hostIp: string;
  readonly port: number;
  readonly domainName: string;
  readonly userName: string;
  /** PEM of an authority to trust for this registry alone. */
  readonly caCertificate: string | null;
  /** SHA-256 of the one certificate to accept, 64 lower-case hex digits. */
  readonly certificateFingerprint: string | null;
  /** Another host, and its port unless it is HTTPS's own, that the password may go to for a token. */
  readonly tokenServiceHost: string | null;
}

/** All that a connector needs, secrets in the clear. */
export interface RegistryTarget extends RegistryConnection {
  readonly password: string;
  /** Quay's rows, in the order of the form; none for other types. */
  readonly organizations: readonly Organization[];
  /** Whole paths of repositories that an admin wants, for a registry that may not list them; none for other types. */
  readonly namedRepositories: readonly string[];
}

/** The repositories that include patterns name whole, where their kind of registry may have to be told them. */
export function namedRepositories(type: RegistryType, includePatterns: readonly string[]): readonly string[] {
  if (kinds[type].repositories === 'listed') return [];
  return includePatterns.filter((pattern) => !/[*?]/.test(pattern));
}

/** What is to be diagnosed: a registry, or one region of Container Registry. */
export interface DiagnosisTarget {
  /** Null for a registry that is one. */
  readonly regionId: string | null;
  readonly target: RegistryTarget;
}

/** Where the secrets of a registry that is reached so would go. */
export function placeOf(connection: RegistryConnection): SecretPlace {
  return {
    RegistryType: connection.type,
    ProtocolType: connection.protocol,
    RegistryHostIp: connection.hostIp,
    Port: connection.port,
    DomainName: connection.domainName,
    UserName: connection.userName,
    CaCertificate: connection.caCertificate,
    CertificateFingerprint: connection.certificateFingerprint,
    TokenServiceHost: connection.tokenServiceHost,
  };
}

/**
 * All that decides how a target is reached and signed in to, secrets included: equal for targets that are the same
 * in this. The network type is the cloud's affair only.
 */
export function connectionText(target: RegistryTarget | RegistryConnection): string {
  return JSON.stringify({ ...target, netType: null });
}
