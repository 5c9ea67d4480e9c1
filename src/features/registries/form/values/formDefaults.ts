import type { Center } from '#contract/center.ts';
import { defaultPort, netType, protocolType } from '#contract/enums.ts';
import type { PrivateRegistryType } from '#contract/kinds/registryTypes.ts';
import { limits } from '#contract/limits.ts';
import { regionsOf } from '#contract/regions.ts';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import type { ExtraRowValues, RegistryFormValues } from './formSchema.ts';
import { scheduleValues } from './scheduleValues.ts';
import type { StoredRegistry } from './storedRegistry.ts';

export const emptyExtraRow: ExtraRowValues = { namespace: '', authToken: '' };

export function emptyRegistryForm(center: Center, type: PrivateRegistryType): RegistryFormValues {
  return {
    RegistryType: type,
    RegistryVersion: 'V2',
    ProtocolType: protocolType.https,
    NetType: netType.internet,
    VpcId: '',
    RegistryRegionId: regionsOf(center)[0]?.regionId ?? '',
    RegistryHostIp: '',
    Port: null,
    DomainName: '',
    RegistryName: '',
    CaCertificate: '',
    CertificateFingerprint: '',
    TokenServiceHost: '',
    UserName: '',
    Password: '',
    ExtraParam: [emptyExtraRow],
    TransPerHour: limits.transPerHour.default,
    UnlimitedConfirmed: false,
    IncludePatterns: '',
    ExcludePatterns: '',
    SyncSchedule: scheduleValues(),
  };
}

/** A connected registry in the form: its secrets are kept until they are replaced. */
export function storedRegistryForm({ type, row, organizations }: StoredRegistry): RegistryFormValues {
  const rows = organizations.map(({ Namespace }) => ({ namespace: Namespace, authToken: null }));
  return {
    RegistryType: type,
    RegistryVersion: row.RegistryVersion,
    ProtocolType: row.ProtocolType,
    NetType: row.NetType,
    VpcId: row.VpcId ?? '',
    RegistryRegionId: row.RegionId,
    RegistryHostIp: row.RegistryHostIp,
    Port: row.Port === defaultPort[row.ProtocolType] ? null : row.Port,
    DomainName: row.DomainName,
    RegistryName: row.RegistryName === addressOf(row) ? '' : row.RegistryName,
    CaCertificate: row.CaCertificate ?? '',
    CertificateFingerprint: row.CertificateFingerprint ?? '',
    TokenServiceHost: row.TokenServiceHost ?? '',
    UserName: row.UserName,
    // One that is read without an account has none to keep.
    Password: row.UserName === '' ? '' : null,
    ExtraParam: rows.length === 0 ? [emptyExtraRow] : rows,
    TransPerHour: row.TransPerHour,
    UnlimitedConfirmed: row.TransPerHour === limits.transPerHour.unlimited,
    IncludePatterns: row.IncludePatterns.join('\n'),
    ExcludePatterns: row.ExcludePatterns.join('\n'),
    SyncSchedule: scheduleValues(row.SyncSchedule),
  };
}

/** What a registry is called unless somebody names it. */
export function addressOf({ DomainName, Port }: Pick<RegistryRow, 'DomainName' | 'Port'>): string {
  return `${DomainName}:${Port}`;
}
