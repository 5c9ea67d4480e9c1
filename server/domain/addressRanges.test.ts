import { expect, test } from 'vitest';
import { isInRanges, networkOf } from './addressRanges.ts';

test.each([
  ['10.1.2.3', ['10.0.0.0/8'], true],
  ['::ffff:10.1.2.3', ['10.0.0.0/8'], true],
  ['11.1.2.3', ['10.0.0.0/8', '11.1.2.3'], true],
  ['11.1.2.4', ['10.0.0.0/8', '11.1.2.3'], false],
  ['fd00::7', ['fd00::/8'], true],
  ['fd00::7', ['0.0.0.0/0'], false],
  ['::1', ['127.0.0.0/8'], false],
  ['', ['0.0.0.0/0'], false],
  ['unknown', ['0.0.0.0/0'], false],
])('%s in %j: %s', (address, ranges, holds) => {
  expect(isInRanges(address, ranges)).toBe(holds);
});

test('what one network of IPv6 has counts together, each IPv4 address alone', () => {
  expect(networkOf('2001:db8::1')).toBe(networkOf('2001:db8::ffff:2'));
  expect(networkOf('2001:db8:0:1::1')).not.toBe(networkOf('2001:db8::1'));
  expect(networkOf('::ffff:198.51.100.7')).toBe('198.51.100.7');
});
