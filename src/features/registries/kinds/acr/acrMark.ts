import { defaultPort } from '#contract/enums.ts';
import type { AcrFormValues } from './acrFormSchema.ts';

/** All that decides how the regions are reached and who we are there, as one text: a diagnosis holds for exactly these values. */
export function acrMark({ AccessKeyId, AccessKeySecret, RegionIds, ...way }: AcrFormValues): string {
  const ip = way.EndpointIp.trim();
  return JSON.stringify([
    AccessKeyId.trim(),
    AccessKeySecret,
    RegionIds.toSorted(),
    // Without a forwarding server the cloud's own endpoint is meant.
    ip === '' ? [] : [ip, way.Port ?? defaultPort[way.ProtocolType], way.ProtocolType],
  ]);
}
