import type { RequestOf } from '#contract/actions/actions.ts';
import { defaultPort } from '#contract/enums.ts';
import { kinds } from '#contract/kinds/kinds.ts';
import { addressOf } from './formDefaults.ts';
import type { RegistryFormOutput } from './formSchema.ts';
import type { StoredRegistry } from './storedRegistry.ts';
import { changedSyncSettings, newSyncSettings, sameList } from './syncSettings.ts';

type AddRequest = RequestOf<'AddPrivateRegistry'>;
type ChangeRequest = RequestOf<'ModifyImageRegistry'>;
type DiagnosisRequest = RequestOf<'CreateRegistryDiagnosis'>;

/** How the admin wants it saved: as a diagnosis has found it, or without asking the registry anything. */
export type SavingChoice = Pick<AddRequest, 'DiagnosisId' | 'SkipVerify'>;

function rowsText(rows: RegistryFormOutput['ExtraParam']): string {
  return JSON.stringify(rows.map(({ namespace, authToken }) => ({ namespace, authToken: authToken ?? undefined })));
}

/** How the form's values reach a registry. A secret that is kept stays out. */
function connectionOf(values: RegistryFormOutput) {
  const { RegistryType, RegistryVersion, ProtocolType, NetType, VpcId, RegistryRegionId, RegistryHostIp } = values;
  const { Port, DomainName, UserName, Password, ExtraParam, CaCertificate, CertificateFingerprint } = values;
  const { TokenServiceHost } = values;
  return {
    RegistryType,
    RegistryVersion,
    ProtocolType,
    NetType,
    RegistryRegionId,
    RegistryHostIp,
    DomainName,
    UserName,
    ...(VpcId === undefined ? {} : { VpcId }),
    ...(Port === undefined ? {} : { Port }),
    ...(Password === null ? {} : { Password }),
    ...(ExtraParam.length === 0 ? {} : { ExtraParam: rowsText(ExtraParam) }),
    ...(CaCertificate === undefined ? {} : { CaCertificate }),
    ...(CertificateFingerprint === undefined ? {} : { CertificateFingerprint }),
    ...(TokenServiceHost === undefined ? {} : { TokenServiceHost }),
  };
}

/** The form's values to be diagnosed; what is kept is the stored registry's. */
export function toDiagnosisRequest(values: RegistryFormOutput, stored: StoredRegistry | null): DiagnosisRequest {
  const { IncludePatterns } = values;
  return {
    ...connectionOf(values),
    // They are what it lists, where the registry does not; others are tested whatever is chosen of them.
    ...(kinds[values.RegistryType].repositories === 'listed' ? {} : { IncludePatterns }),
    ...(stored === null ? {} : { RegistryId: stored.row.Id }),
  };
}

/** The form's values as a new registry. */
export function toAddRequest(values: RegistryFormOutput, choice: SavingChoice = {}): AddRequest {
  const { RegistryName, TransPerHour } = values;
  return {
    ...connectionOf(values),
    // A new registry has no password to keep: the server says so where one is missing.
    Password: values.Password ?? '',
    TransPerHour,
    ...(RegistryName === undefined ? {} : { RegistryName }),
    ...newSyncSettings(values),
    ...choice,
  };
}

/** What the form changes about a stored registry, and nothing else. */
export function toChangeRequest(
  values: RegistryFormOutput,
  { row, organizations }: StoredRegistry,
  choice: SavingChoice = {},
): ChangeRequest {
  const port = values.Port ?? defaultPort[values.ProtocolType];
  const isNobodyStill = row.UserName === '' && values.UserName === '';
  const sameRows =
    values.ExtraParam.every(({ authToken }) => authToken === null) &&
    sameList(
      values.ExtraParam.map(({ namespace }) => namespace),
      organizations.map(({ Namespace }) => Namespace),
    );
  const wanted = {
    RegistryVersion: values.RegistryVersion,
    ProtocolType: values.ProtocolType,
    NetType: values.NetType,
    // Empty takes it away.
    VpcId: values.VpcId ?? '',
    RegistryRegionId: values.RegistryRegionId,
    RegistryHostIp: values.RegistryHostIp,
    Port: port,
    DomainName: values.DomainName,
    RegistryName: values.RegistryName ?? addressOf({ DomainName: values.DomainName, Port: port }),
    UserName: values.UserName,
    // Empty takes the trust away.
    CaCertificate: values.CaCertificate ?? '',
    CertificateFingerprint: values.CertificateFingerprint ?? '',
    TokenServiceHost: values.TokenServiceHost ?? '',
  };
  const present: typeof wanted = {
    ...row,
    RegistryRegionId: row.RegionId,
    VpcId: row.VpcId ?? '',
    CaCertificate: row.CaCertificate ?? '',
    CertificateFingerprint: row.CertificateFingerprint ?? '',
    TokenServiceHost: row.TokenServiceHost ?? '',
  };
  return {
    Id: row.Id,
    ...changesIn(wanted, present),
    ...(values.Password === null || isNobodyStill ? {} : { Password: values.Password }),
    ...(sameRows ? {} : { ExtraParam: rowsText(values.ExtraParam) }),
    ...changedSyncSettings(values, row),
    ...choice,
  };
}

function changesIn<Fields extends object>(wanted: Fields, present: Fields): Partial<Fields> {
  const changed: Partial<Fields> = {};
  for (const name of Object.keys(wanted) as (keyof Fields)[]) {
    if (wanted[name] !== present[name]) changed[name] = wanted[name];
  }
  return changed;
}
