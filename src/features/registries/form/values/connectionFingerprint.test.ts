import { expect, test } from 'vitest';
import { connectionFingerprint } from './connectionFingerprint.ts';
import { emptyRegistryForm } from './formDefaults.ts';

const values = {
  ...emptyRegistryForm('cn', 'harbor'),
  RegistryHostIp: '10.0.0.8',
  DomainName: 'a.example',
  UserName: 'admin',
};

test.each([
  ['RegistryType', 'quay'],
  ['RegistryVersion', 'V1'],
  ['ProtocolType', 1],
  ['RegistryHostIp', '10.0.0.9'],
  ['Port', 8443],
  ['DomainName', 'b.example'],
  ['UserName', 'other'],
  ['Password', 'other'],
  ['CaCertificate', 'pem'],
  ['CertificateFingerprint', 'AB'],
])('another %s is another connection', (field, value) => {
  expect(connectionFingerprint({ ...values, [field]: value })).not.toBe(connectionFingerprint(values));
});

test.each([
  ['RegistryName', 'Production'],
  ['TransPerHour', 500],
  ['IncludePatterns', 'a/**'],
  ['Port', 443],
  ['DomainName', ' a.example '],
  ['ExtraParam', [{ namespace: 'left over', authToken: '' }]],
])('%s can be %s without testing again', (field, value) => {
  expect(connectionFingerprint({ ...values, [field]: value })).toBe(connectionFingerprint(values));
});

test('the rows of a Quay are part of its connection, its version is not', () => {
  const quay = { ...values, RegistryType: 'quay' as const };
  expect(connectionFingerprint({ ...quay, RegistryVersion: 'V1' })).toBe(connectionFingerprint(quay));
  expect(connectionFingerprint({ ...quay, ExtraParam: [] })).not.toBe(connectionFingerprint(quay));
});
