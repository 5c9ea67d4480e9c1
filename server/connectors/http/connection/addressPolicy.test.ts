import { describe, expect, test } from 'vitest';
import { judgeAddress, parseNat64Prefix } from './addressPolicy.ts';

const strict = { allowLoopback: false };
const withLoopback = { allowLoopback: true };

describe('addresses that a registry may have', () => {
  test.each([
    '8.8.8.8',
    '10.0.0.5',
    '172.16.3.4',
    '172.31.255.255',
    '192.168.1.1',
    '100.64.0.1',
    '100.100.100.201',
    '2400:3200::1',
    '203.0.113.7',
    'fc00::1',
    'fd12:3456::9',
    '::ffff:10.1.2.3',
    '64:ff9b::8.8.8.8',
    '2002:0a01:0203::1',
  ])('%s is dialled', (ip) => {
    expect(judgeAddress(ip, strict)).toBe('allowed');
  });
});

describe('addresses that are never dialled, whatever the configuration says', () => {
  test.each([
    ['link-local', '169.254.0.1'],
    ['the metadata service of most clouds', '169.254.169.254'],
    ['the metadata service of Alibaba Cloud', '100.100.100.200'],
    ['the metadata service of Azure', '168.63.129.16'],
    ['the metadata service of AWS over IPv6', 'fd00:ec2::254'],
    ['the same, written long', 'fd00:0ec2:0000::0254'],
    ['the credentials of pods on AWS', 'fd00:ec2::23'],
    ['the metadata service of Scaleway', 'fd00:42::42'],
    ['class E', '240.0.0.1'],
    ['the end of class E', '255.255.255.254'],
    ['class E mapped into IPv6', '::ffff:241.2.3.4'],
    ['site-local IPv6', 'fec0::1'],
    ['site-local IPv6, its end', 'feff::1'],
    ['link-local IPv6', 'fe80::1'],
    ['link-local IPv6 with a zone', 'fe80::1%eth0'],
    ['multicast', '224.0.0.1'],
    ['multicast IPv6', 'ff02::1'],
    ['unspecified', '0.0.0.0'],
    ['this network', '0.1.2.3'],
    ['unspecified IPv6', '::'],
    ['broadcast', '255.255.255.255'],
    ['Oracle metadata', '192.0.0.192'],
    ['metadata mapped into IPv6', '::ffff:169.254.169.254'],
    ['metadata mapped into IPv6, in hex', '::ffff:a9fe:a9fe'],
    ['metadata behind NAT64', '64:ff9b::a9fe:a9fe'],
    ['metadata behind SIIT', '::ffff:0:169.254.169.254'],
    ['metadata behind 6to4', '2002:a9fe:a9fe::1'],
    ['metadata as an IPv4-compatible address', '::169.254.169.254'],
    ['metadata behind ISATAP', '2400:3200::5efe:a9fe:a9fe'],
    ['Teredo', '2001:0:4136:e378::1'],
  ])('%s (%s)', (_what, ip) => {
    expect(judgeAddress(ip, withLoopback)).toBe('refused');
  });

  test.each(['localhost', 'registry.example.com', '', '2130706433', '0x7f.1', '127.1', '010.0.0.1', '10.0.0.1:80'])(
    '"%s" is not an IP literal and is never resolved',
    (text) => {
      expect(judgeAddress(text, withLoopback)).toBe('refused');
    },
  );
});

describe('loopback', () => {
  test.each(['127.0.0.1', '127.8.9.10', '::1', '::ffff:127.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', '::127.0.0.1'])(
    '%s is dialled only where the configuration allows it',
    (ip) => {
      expect(judgeAddress(ip, strict)).toBe('refused');
      expect(judgeAddress(ip, withLoopback)).toBe('allowed');
    },
  );
});

describe('a NAT64 prefix of this network', () => {
  // The metadata service, where each length of RFC 6052 keeps an IPv4 address.
  test.each([
    ['2001:db8::/32', '2001:db8:a9fe:a9fe::'],
    ['2001:db8:100::/40', '2001:db8:1a9:fea9:fe::'],
    ['2001:db8:122::/48', '2001:db8:122:a9fe:a9:fe00::'],
    ['2001:db8:122:300::/56', '2001:db8:122:3a9:fe:a9fe::'],
    ['2001:db8:122:344::/64', '2001:db8:122:344:a9:fea9:fe00:0'],
    ['2001:db8:122:344::/96', '2001:db8:122:344::169.254.169.254'],
  ])('%s leads %s to an address that is never dialled', (text, ip) => {
    const prefix = parseNat64Prefix(text);
    const nat64Prefixes = prefix === null ? [] : [prefix];
    expect(judgeAddress(ip, { ...strict, nat64Prefixes })).toBe('refused');
    expect(judgeAddress(ip, strict)).toBe('allowed');
  });

  test('an address behind it that a registry may have is dialled', () => {
    const prefix = parseNat64Prefix('2001:db8:64::/96');
    const nat64Prefixes = prefix === null ? [] : [prefix];
    expect(judgeAddress('2001:db8:64::10.1.2.3', { ...strict, nat64Prefixes })).toBe('allowed');
    expect(judgeAddress('2001:db8:64::127.0.0.1', { ...strict, nat64Prefixes })).toBe('refused');
  });

  test('that is one for a network’s own use leads nowhere until it is named', () => {
    const metadata = '64:ff9b:1:a9fe:a9:fe00:808:808';
    expect(judgeAddress(metadata, strict)).toBe('refused');
    expect(judgeAddress('64:ff9b:1::10.1.2.3', strict)).toBe('refused');
    const prefix = parseNat64Prefix('64:ff9b:1::/48');
    const nat64Prefixes = prefix === null ? [] : [prefix];
    expect(judgeAddress(metadata, { ...strict, nat64Prefixes })).toBe('refused');
    expect(judgeAddress('64:ff9b:1:a01:2:300::', { ...strict, nat64Prefixes })).toBe('allowed');
  });

  test.each(['2001:db8::/33', '10.0.0.0/8', '2001:db8::', 'nonsense'])('"%s" is none', (text) => {
    expect(parseNat64Prefix(text)).toBeNull();
  });
});
