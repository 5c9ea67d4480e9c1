import { expect, test } from 'vitest';
import { type AcrFormValues, acrConnectionFingerprint, emptyAcrForm } from './acrFormSchema.ts';

const values: AcrFormValues = { ...emptyAcrForm, AccessKeyId: 'key', AccessKeySecret: 'secret', RegionIds: ['a', 'b'] };
const forwarded: AcrFormValues = { ...values, EndpointIp: '192.0.2.7' };

test.each<[keyof AcrFormValues, AcrFormValues]>([
  ['AccessKeyId', { ...values, AccessKeyId: 'other' }],
  ['AccessKeySecret', { ...values, AccessKeySecret: 'other' }],
  ['RegionIds', { ...values, RegionIds: ['a'] }],
  ['EndpointIp', forwarded],
])('another %s is another connection', (_field, changed) => {
  expect(acrConnectionFingerprint(changed)).not.toBe(acrConnectionFingerprint(values));
});

test.each<[string, Partial<AcrFormValues>]>([
  ['the speed', { TransPerHour: 500 }],
  ['patterns', { IncludePatterns: 'a/**' }],
  ['the order of the regions', { RegionIds: ['b', 'a'] }],
  ['a port without a forwarding server', { Port: 8443 }],
])('%s can change without testing again', (_what, change) => {
  expect(acrConnectionFingerprint({ ...values, ...change })).toBe(acrConnectionFingerprint(values));
});

test('port and protocol of a forwarding server are part of the connection', () => {
  expect(acrConnectionFingerprint({ ...forwarded, Port: 443 })).toBe(acrConnectionFingerprint(forwarded));
  expect(acrConnectionFingerprint({ ...forwarded, Port: 8443 })).not.toBe(acrConnectionFingerprint(forwarded));
  expect(acrConnectionFingerprint({ ...forwarded, ProtocolType: 1, Port: 443 })).not.toBe(
    acrConnectionFingerprint(forwarded),
  );
});
