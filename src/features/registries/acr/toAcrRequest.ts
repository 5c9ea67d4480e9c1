import type { RequestOf } from '#contract/actions.ts';
import type { RegistryRow } from '#contract/registries.ts';
import type { SavingChoice } from '../connect/toRequest.ts';
import type { AcrFormOutput } from './acrFormSchema.ts';

/** The form's values as new regions. A secret that is kept stays out. */
export function toAccountRequest(values: AcrFormOutput, { SkipVerify }: SavingChoice): RequestOf<'AddAcrAccount'> {
  const { AccessKeyId, AccessKeySecret, RegionIds, TransPerHour, EndpointIp, Port, ProtocolType } = values;
  return {
    AccessKeyId,
    RegionIds,
    TransPerHour,
    ...(AccessKeySecret === null ? {} : { AccessKeySecret }),
    // Port and protocol are the forwarding server's: without one, the cloud's own endpoint is meant.
    ...(EndpointIp === undefined ? {} : { EndpointIp, ProtocolType, ...(Port === undefined ? {} : { Port }) }),
    ...(SkipVerify === undefined ? {} : { SkipVerify }),
  };
}

/** The new key of all regions that have the stored one; null where it stays. */
export function toKeyRequest(values: AcrFormOutput, { UserName }: RegistryRow): RequestOf<'ModifyAcrAccount'> | null {
  const { AccessKeyId, AccessKeySecret } = values;
  if (AccessKeySecret === null) return null;
  return {
    AccessKeyId: UserName,
    AccessKeySecret,
    ...(AccessKeyId === UserName ? {} : { NewAccessKeyId: AccessKeyId }),
  };
}
