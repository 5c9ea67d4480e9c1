import type { ParsedRequestOf } from '#contract/actions.ts';
import { defaultPort } from '#contract/enums.ts';
import { kinds } from '#contract/kinds/kinds.ts';
import type { KeptQuayRow } from '#contract/kinds/quay.ts';
import type { RegistryType } from '#contract/kinds/registryTypes.ts';
import { ActionError, type FieldIssue } from '../../domain/actionError.ts';
import type { Organization, RegistryTarget } from '../../domain/registryTarget.ts';

type ConnectionRequest = Omit<ParsedRequestOf<'CreateRegistryDiagnosis'>, 'RegistryId' | 'Lang'>;

/**
 * A registry as a request describes it. A secret that the request leaves out is taken from `stored`.
 * IllegalParam for one that nobody knows.
 */
export function requestedTarget(request: ConnectionRequest, stored: RegistryTarget | null): RegistryTarget {
  const password = request.Password ?? stored?.password;
  if (password === undefined) throw ActionError.illegalParam({ path: ['Password'], message: 'required' });
  return {
    type: request.RegistryType,
    version: request.RegistryVersion,
    protocol: request.ProtocolType,
    netType: request.NetType,
    hostIp: request.RegistryHostIp,
    port: request.Port ?? defaultPort[request.ProtocolType],
    domainName: request.DomainName,
    userName: request.UserName,
    password,
    organizations: organizationsOf(request.RegistryType, request.ExtraParam ?? [], stored),
    caCertificate: request.CaCertificate || null,
    certificateFingerprint: plainFingerprint(request.CertificateFingerprint) || null,
  };
}

/** A stored registry with what a request changes about it. IllegalParam as above. */
export function changedTarget(request: ParsedRequestOf<'ModifyImageRegistry'>, stored: RegistryTarget): RegistryTarget {
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
    password: request.Password ?? stored.password,
    organizations:
      request.ExtraParam === undefined
        ? stored.organizations
        : organizationsOf(stored.type, request.ExtraParam, stored),
    caCertificate: request.CaCertificate === undefined ? stored.caCertificate : request.CaCertificate || null,
    certificateFingerprint:
      request.CertificateFingerprint === undefined
        ? stored.certificateFingerprint
        : plainFingerprint(request.CertificateFingerprint) || null,
  };
}

/** The rows with their tokens; none for kinds that have no rows, whatever the form of another kind has left behind. */
function organizationsOf(
  type: RegistryType,
  rows: readonly KeptQuayRow[],
  stored: RegistryTarget | null,
): readonly Organization[] {
  if (kinds[type].extraRows === null) return [];
  const issues: FieldIssue[] = [];
  const organizations = rows.flatMap(({ namespace, authToken }, index) => {
    const kept = stored?.organizations.find((organization) => organization.namespace === namespace)?.authToken;
    const token = authToken ?? kept;
    if (token !== undefined) return [{ namespace, authToken: token }];
    issues.push({ path: ['ExtraParam', index, 'authToken'], message: 'required' });
    return [];
  });
  if (issues.length > 0) throw ActionError.illegalParam(...issues);
  return organizations;
}

function plainFingerprint(text: string | undefined): string | undefined {
  return text?.replaceAll(':', '').toLowerCase();
}
