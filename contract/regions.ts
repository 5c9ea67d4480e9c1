import type { Center } from './center.ts';
import type { ContractTexts, Translate } from './translation.ts';

export type RegionId = keyof ContractTexts['regions'];

/**
 * A region of the cloud and the addresses its scanner connects from.
 * Source: the vendor's page of 2023-06-15 (15 regions) and its English page of 2026-03 (cn-guangzhou).
 * Two regions share 172.16.0.0/20 and two share 100.104.36.0/26: an address may belong to several.
 */
export interface Region {
  readonly regionId: RegionId;
  readonly center: Center;
  readonly publicIps: readonly string[];
  readonly privateCidr: string;
}

function region(regionId: RegionId, center: Center, publicIps: readonly string[], privateCidr: string): Region {
  return { regionId, center, publicIps, privateCidr };
}

const shanghaiPublicIps = [
  '139.224.15.48',
  '101.132.180.26',
  '47.100.18.171',
  '47.100.0.176',
  '139.224.8.64',
  '101.132.70.106',
  '101.132.156.228',
  '106.15.36.12',
  '139.196.168.125',
  '47.101.178.223',
  '47.101.220.176',
];

export const regions: readonly Region[] = [
  region('cn-hangzhou', 'cn', ['47.96.166.214'], '100.104.12.64/26'),
  region('cn-shanghai', 'cn', shanghaiPublicIps, '100.104.43.0/26'),
  region('cn-qingdao', 'cn', ['47.104.111.68'], '100.104.87.192/26'),
  region('cn-beijing', 'cn', ['47.95.202.245'], '100.104.114.192/26'),
  region('cn-zhangjiakou', 'cn', ['39.99.229.195'], '100.104.187.64/26'),
  region('cn-huhehaote', 'cn', ['39.104.147.68'], '100.104.36.0/26'),
  region('cn-shenzhen', 'cn', ['120.78.64.225'], '100.104.250.64/26'),
  region('cn-guangzhou', 'cn', ['8.134.118.184'], '100.104.111.0/26'),
  region('cn-hongkong', 'cn', ['8.218.59.176'], '100.104.130.128/26'),
  region('ap-northeast-1', 'intl', ['47.74.24.20'], '100.104.69.0/26'),
  region('ap-southeast-1', 'intl', ['8.219.240.137'], '100.104.67.64/26'),
  region('us-west-1', 'intl', ['47.254.39.224'], '100.104.145.64/26'),
  region('us-east-1', 'intl', ['47.252.4.238'], '100.104.36.0/26'),
  region('eu-central-1', 'intl', ['47.254.158.71'], '172.16.0.0/20'),
  region('eu-west-1', 'intl', ['8.208.14.12'], '172.16.0.0/20'),
  region('ap-southeast-5', 'intl', ['149.129.238.99'], '100.104.193.128/26'),
];

export function regionsOf(center: Center): readonly Region[] {
  return regions.filter((candidate) => candidate.center === center);
}

/** A region's name; the id of one that is not known. */
export function regionName(regionId: string, translate: Translate): string {
  const known = regions.find((candidate) => candidate.regionId === regionId);
  return known === undefined ? regionId : translate(`regions:${known.regionId}`);
}
