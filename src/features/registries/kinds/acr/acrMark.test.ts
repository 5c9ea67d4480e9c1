import { expect, test } from 'vitest';
import { type AcrFormValues, emptyAcrForm } from './acrFormSchema.ts';
import { acrMark } from './acrMark.ts';

const values: AcrFormValues = { ...emptyAcrForm, AccessKeyId: 'key', AccessKeySecret: 'secret', RegionIds: ['a', 'b'] };
const forwarded: AcrFormValues = { ...values, EndpointIp: '192.0.2.7' };

test.each<[keyof AcrFormValues, AcrFormValues]>([
  ['AccessKeyId', { ...values, AccessKeyId: 'other' }],
  ['AccessKeySecret', { ...values, AccessKeySecret: 'other' }],
  ['RegionIds', { ...values, RegionIds: ['a'] }],
  ['EndpointIp', forwarded],
])('another %s is another connection', (_field, changed) => {
  expect(acrMark(changed)).not.toBe(acrMark(values));
});

test.each<[string, Partial<AcrFormValues>]>([
  ['the speed', { TransPerHour: 500 }],
  ['patterns', { IncludePatterns: 'a/**' }],
  ['the order of the regions', { RegionIds: ['b', 'a'] }],
  ['a port without a forwarding server', { Port: 8443 }],
])('%s can change without testing again', (_what, change) => {
  expect(acrMark({ ...values, ...change })).toBe(acrMark(values));
});

test('port and protocol of a forwarding server are part of the connection', () => {
  expect(acrMark({ ...forwarded, Port: 443 })).toBe(acrMark(forwarded));
  expect(acrMark({ ...forwarded, Port: 8443 })).not.toBe(acrMark(forwarded));
  expect(acrMark({ ...forwarded, ProtocolType: 1, Port: 443 })).not.toBe(acrMark(forwarded));
});
