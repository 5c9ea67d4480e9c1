import type { RequestOf } from '#contract/actions/actions.ts';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import { newSyncSettings } from '../../form/values/syncSettings.ts';
import type { SavingChoice } from '../../form/values/toRequest.ts';
import type { AcrFormOutput } from './acrFormSchema.ts';

/** The AccessKey, its regions and how they are reached. A secret that is kept stays out. */
function connectionOf(values: AcrFormOutput) {
  const { AccessKeyId, AccessKeySecret, RegionIds, EndpointIp, Port, ProtocolType } = values;
  return {
    AccessKeyId,
    RegionIds,
    ...(AccessKeySecret === null ? {} : { AccessKeySecret }),
    // Port and protocol are the forwarding server's: without one, the cloud's own endpoint is meant.
    ...(EndpointIp === undefined ? {} : { EndpointIp, ProtocolType, ...(Port === undefined ? {} : { Port }) }),
  };
}

/** The form's values to be diagnosed; a connected region is reached as it is stored. */
export function toAcrDiagnosisRequest(
  values: AcrFormOutput,
  stored: RegistryRow | null,
): RequestOf<'CreateAcrDiagnosis'> {
  return { ...connectionOf(values), ...(stored === null ? {} : { RegistryId: stored.Id }) };
}

/** The form's values as new regions. */
export function toAccountRequest(values: AcrFormOutput, choice: SavingChoice): RequestOf<'AddAcrAccount'> {
  return { ...connectionOf(values), TransPerHour: values.TransPerHour, ...newSyncSettings(values), ...choice };
}

/** The new key of all regions that have the stored one; null where it stays. */
export function toKeyRequest(
  values: AcrFormOutput,
  { UserName }: RegistryRow,
  choice: SavingChoice,
): RequestOf<'ModifyAcrAccount'> | null {
  const { AccessKeyId, AccessKeySecret } = values;
  if (AccessKeySecret === null) return null;
  return {
    AccessKeyId: UserName,
    AccessKeySecret,
    ...(AccessKeyId === UserName ? {} : { NewAccessKeyId: AccessKeyId }),
    ...choice,
  };
}
