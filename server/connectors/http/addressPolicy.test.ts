import { describe, expect, test } from 'vitest';
import { judgeAddress } from './addressPolicy.ts';

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
