import { describe, expect, test } from 'vitest';
import { netType } from '#contract/enums.ts';
import { regions } from '#contract/regions.ts';
import { formatAddresses } from './addressFormats.ts';

const europe = regions.filter(({ regionId }) => regionId.startsWith('eu-'));

describe('addresses to take along', () => {
  test('the Internet takes the public ones, one a line', () => {
    expect(formatAddresses('plain', europe, netType.internet)).toBe('47.254.158.71\n8.208.14.12');
  });

  test('a VPC takes the private ranges, and one that regions share only once', () => {
    expect(formatAddresses('plain', europe, netType.vpc)).toBe('172.16.0.0/20');
  });

  test('nginx directives end as nginx wants them', () => {
    expect(formatAddresses('nginx', europe, netType.internet)).toBe('allow 47.254.158.71;\nallow 8.208.14.12;');
  });

  test('iptables rules stand before a rule that drops the rest', () => {
    expect(formatAddresses('iptables', europe, netType.vpc)).toBe(
      'iptables -I INPUT -p tcp -s 172.16.0.0/20 -m multiport --dports 80,443 -j ACCEPT',
    );
  });

  test('JSON keeps which region an address belongs to', () => {
    expect(JSON.parse(formatAddresses('json', europe, netType.vpc))).toEqual([
      { regionId: 'eu-central-1', addresses: ['172.16.0.0/20'] },
      { regionId: 'eu-west-1', addresses: ['172.16.0.0/20'] },
    ]);
  });
});
