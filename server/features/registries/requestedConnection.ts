import type { ParsedRequestOf } from '#contract/actions/actions.ts';
import { defaultPort } from '#contract/enums.ts';
import { plainFingerprint } from '#contract/registries/secretPlace.ts';
import { canonicalCertificates } from '../../domain/caCertificates.ts';
import type { RegistryConnection } from '../../domain/registryTarget.ts';

type ConnectionRequest = Omit<ParsedRequestOf<'CreateRegistryDiagnosis'>, 'RegistryId' | 'Lang'>;

/** How a registry is reached as a request describes it. */
export function requestedConnection(request: ConnectionRequest): RegistryConnection {
  return {
    type: request.RegistryType,
    version: request.RegistryVersion,
    protocol: request.ProtocolType,
    netType: request.NetType,
    hostIp: request.RegistryHostIp,
    port: request.Port ?? defaultPort[request.ProtocolType],
    domainName: request.DomainName,
    userName: request.UserName,
    caCertificate: certificatesOf(request.CaCertificate),
    certificateFingerprint: plainFingerprint(request.CertificateFingerprint ?? '') || null,
    tokenServiceHost: request.TokenServiceHost ?? null,
  };
}

/** How a stored registry is reached with what a request changes about it. */
export function changedConnection(
  request: ParsedRequestOf<'ModifyImageRegistry'>,
  stored: RegistryConnection,
): RegistryConnection {
  const protocol = request.ProtocolType ?? stored.protocol;
  // A port that was the old protocol's own follows the protocol.
  const keptPort = stored.port === defaultPort[stored.protocol] ? defaultPort[protocol] : stored.port;
  return {
    ...stored,
    version: request.RegistryVersion ?? stored.version,
    protocol,
    netType: request.NetType ?? stored.netType,
    hostIp: request.RegistryHostIp ?? stored.hostIp,
    port: request.Port ?? keptPort,
    domainName: request.DomainName ?? stored.domainName,
    userName: request.UserName ?? stored.userName,
    caCertificate: request.CaCertificate === undefined ? stored.caCertificate : certificatesOf(request.CaCertificate),
    certificateFingerprint:
      request.CertificateFingerprint === undefined
        ? stored.certificateFingerprint
        : plainFingerprint(request.CertificateFingerprint) || null,
    tokenServiceHost:
      request.TokenServiceHost === undefined ? stored.tokenServiceHost : request.TokenServiceHost || null,
  };
}

/** What cannot be read stays for `connectionIssues` to name. */
function certificatesOf(text: string | undefined): string | null {
  if (!text) return null;
  return canonicalCertificates(text) ?? text;
}
