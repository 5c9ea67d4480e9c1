import type { Center } from './center.ts';
import type { Localized } from './language.ts';

/**
 * A region of the cloud and the addresses its scanner connects from.
 * Source: the vendor's page of 2023-06-15 (15 regions) and its English page of 2026-03 (cn-guangzhou).
 * Two regions share 172.16.0.0/20 and two share 100.104.36.0/26: an address may belong to several.
 */
export interface Region {
  readonly regionId: string;
  readonly center: Center;
  readonly name: Localized;
  readonly publicIps: readonly string[];
  readonly privateCidr: string;
}

function region(
  regionId: string,
  center: Center,
  zh: string,
  en: string,
  publicIps: readonly string[],
  privateCidr: string,
): Region {
  return { regionId, center, name: { zh, en }, publicIps, privateCidr };
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
  region('cn-hangzhou', 'cn', '华东1(杭州)', 'China (Hangzhou)', ['47.96.166.214'], '100.104.12.64/26'),
  region('cn-shanghai', 'cn', '华东2(上海)', 'China (Shanghai)', shanghaiPublicIps, '100.104.43.0/26'),
  region('cn-qingdao', 'cn', '华北1(青岛)', 'China (Qingdao)', ['47.104.111.68'], '100.104.87.192/26'),
  region('cn-beijing', 'cn', '华北2(北京)', 'China (Beijing)', ['47.95.202.245'], '100.104.114.192/26'),
  region('cn-zhangjiakou', 'cn', '华北3(张家口)', 'China (Zhangjiakou)', ['39.99.229.195'], '100.104.187.64/26'),
  region('cn-huhehaote', 'cn', '华北5(呼和浩特)', 'China (Hohhot)', ['39.104.147.68'], '100.104.36.0/26'),
  region('cn-shenzhen', 'cn', '华南1(深圳)', 'China (Shenzhen)', ['120.78.64.225'], '100.104.250.64/26'),
  region('cn-guangzhou', 'cn', '华南3(广州)', 'China (Guangzhou)', ['8.134.118.184'], '100.104.111.0/26'),
  region('cn-hongkong', 'cn', '中国香港', 'China (Hong Kong)', ['8.218.59.176'], '100.104.130.128/26'),
  region('ap-northeast-1', 'intl', '日本(东京)', 'Japan (Tokyo)', ['47.74.24.20'], '100.104.69.0/26'),
  region('ap-southeast-1', 'intl', '新加坡', 'Singapore', ['8.219.240.137'], '100.104.67.64/26'),
  region('us-west-1', 'intl', '美国(硅谷)', 'US (Silicon Valley)', ['47.254.39.224'], '100.104.145.64/26'),
  region('us-east-1', 'intl', '美国(弗吉尼亚)', 'US (Virginia)', ['47.252.4.238'], '100.104.36.0/26'),
  region('eu-central-1', 'intl', '德国(法兰克福)', 'Germany (Frankfurt)', ['47.254.158.71'], '172.16.0.0/20'),
  region('eu-west-1', 'intl', '英国(伦敦)', 'UK (London)', ['8.208.14.12'], '172.16.0.0/20'),
  region(
    'ap-southeast-5',
    'intl',
    '印度尼西亚(雅加达)',
    'Indonesia (Jakarta)',
    ['149.129.238.99'],
    '100.104.193.128/26',
  ),
];

export function regionsOf(center: Center): readonly Region[] {
  return regions.filter((candidate) => candidate.center === center);
}
