import type { ResponseOf } from '#contract/actions/actions.ts';
import type { Center } from '#contract/center.ts';
import type { Language } from '#contract/language.ts';
import type { RegionId } from '#contract/regions.ts';

export type NewAccessKey = Pick<ResponseOf<'CreateAccessKey'>, 'AccessKeyId' | 'AccessKeySecret'>;

/** Where scripts reach this server: the console's own address. */
interface ScriptEndpoint {
  /** Host and port, as the SDKs want it. */
  readonly host: string;
  readonly protocol: 'HTTP' | 'HTTPS';
}

export function scriptEndpoint({ host, protocol }: Pick<Location, 'host' | 'protocol'>): ScriptEndpoint {
  return { host, protocol: protocol === 'https:' ? 'HTTPS' : 'HTTP' };
}

/** The region whose endpoint serves a data centre at the cloud. */
const regionOf: Record<Center, RegionId> = { cn: 'cn-shanghai', intl: 'ap-southeast-1' };

/** The file that the cloud's CLI keeps its profiles in (`~/.aliyun/config.json`), with one for this key. */
export function cliProfile(key: NewAccessKey, center: Center, language: Language, endpoint: ScriptEndpoint): string {
  const name = `mooring-${center}`;
  const profile = {
    name,
    mode: 'AK',
    access_key_id: key.AccessKeyId,
    access_key_secret: key.AccessKeySecret,
    region_id: regionOf[center],
    output_format: 'json',
    language,
    endpoint: endpoint.host,
  };
  return `${JSON.stringify({ current: name, profiles: [profile] }, null, 2)}\n`;
}
