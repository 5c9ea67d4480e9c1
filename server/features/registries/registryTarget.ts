import type { ParsedRequestOf } from '#contract/actions.ts';
import { defaultPort } from '#contract/enums.ts';
import type { KeptQuayRow } from '#contract/quayRows.ts';
import { secretUnreadable } from '../../domain/registryError.ts';
import type { Organization, RegistryTarget } from '../../connectors/port.ts';
import { ActionError, type FieldIssue } from '../../domain/actionError.ts';
import type { SecretBox } from '../../secrets/secretBox.ts';
import type { OrganizationRecord, RegistryRecord } from '../../store/registryRepository.ts';

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
    // What the form of another type may have left behind never goes along.
    organizations: request.RegistryType === 'quay' ? withTokens(request.ExtraParam ?? [], stored) : [],
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
      request.ExtraParam === undefined || stored.type !== 'quay'
        ? stored.organizations
        : withTokens(request.ExtraParam, stored),
    caCertificate: request.CaCertificate === undefined ? stored.caCertificate : request.CaCertificate || null,
    certificateFingerprint:
      request.CertificateFingerprint === undefined
        ? stored.certificateFingerprint
        : plainFingerprint(request.CertificateFingerprint) || null,
  };
}

/**
 * All that decides how a target is reached and signed in to, secrets included: equal for targets that are the same
 * in this. The network type is the cloud's affair only.
 */
export function connectionText(target: RegistryTarget): string {
  return JSON.stringify({ ...target, netType: null });
}

function withTokens(rows: readonly KeptQuayRow[], stored: RegistryTarget | null): Organization[] {
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
