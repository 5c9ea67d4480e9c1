import { expect, test } from 'vitest';
import { connectionMark } from './connectionFingerprint.ts';
import { emptyConnectForm } from './formDefaults.ts';

const values = { ...emptyConnectForm('cn'), RegistryHostIp: '10.0.0.8', DomainName: 'a.example', UserName: 'admin' };

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
  expect(connectionMark({ ...values, [field]: value })).not.toBe(connectionMark(values));
});

test.each([
  ['RegistryName', 'Production'],
  ['TransPerHour', 500],
  ['IncludePatterns', 'a/**'],
  ['Port', 443],
  ['DomainName', ' a.example '],
  ['ExtraParam', [{ namespace: 'left over', authToken: '' }]],
])('%s can be %s without testing again', (field, value) => {
  expect(connectionMark({ ...values, [field]: value })).toBe(connectionMark(values));
});

test('the rows of a Quay are part of its connection, its version is not', () => {
  const quay = { ...values, RegistryType: 'quay' as const };
  expect(connectionMark({ ...quay, RegistryVersion: 'V1' })).toBe(connectionMark(quay));
  expect(connectionMark({ ...quay, ExtraParam: [] })).not.toBe(connectionMark(quay));
});
