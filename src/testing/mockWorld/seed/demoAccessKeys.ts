import type { AccessKey } from '#contract/access/accessKeys.ts';
import { demoAccount } from '../content/demoAccount.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** A key in each state, the newest first. */
export function demoAccessKeys(now: number): AccessKey[] {
  const common = { UserName: demoAccount.userName, Center: 'cn' as const, ReadOnly: false, Addresses: [] };
  return [
    {
      ...common,
      AccessKeyId: 'MRNGq7LkXw2TnB9vRf4HsZyC',
      Name: 'Nightly risk report',
      ReadOnly: true,
      Addresses: ['10.20.0.0/16', '10.31.4.7', 'fd00:20::/64'],
      CreateTime: now - 20 * day,
      ExpiryTime: now + 9 * day,
      LastUsedTime: now - 4 * minute,
      LastUsedAddress: '10.20.3.18',
    },
    {
      ...common,
      AccessKeyId: 'MRNGb3DmPz8UcJ5xKe1GtWqA',
      Name: 'CI: scan after push',
      Addresses: ['192.0.2.40'],
      CreateTime: now - 140 * day,
      LastUsedTime: now - 2 * day,
      LastUsedAddress: '192.0.2.40',
    },
    {
      ...common,
      AccessKeyId: 'MRNGs6VhYn4QaF0rLd7MjTkE',
      Name: 'Migration of registries',
      Center: 'intl',
      CreateTime: now - 200 * day,
      DisabledSince: now - 30 * day,
      LastUsedTime: now - 31 * day,
      LastUsedAddress: '198.51.100.9',
    },
    {
      ...common,
      AccessKeyId: 'MRNGw9ZcRt1BoN6gSy3UxPiD',
      Name: 'Trial of the SDK',
      ReadOnly: true,
      CreateTime: now - 300 * day,
      ExpiryTime: now - 270 * day,
    },
  ];
}
