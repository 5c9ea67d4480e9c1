import { expect, test } from 'vitest';
import { movedFields, placeText, type SecretPlace } from './secretPlace.ts';

const place: SecretPlace = {
  RegistryType: 'harbor',
  ProtocolType: 2,
  RegistryHostIp: '2001:db8::1',
  DomainName: 'harbor.example.com',
  UserName: 'admin',
  CertificateFingerprint: 'ab'.repeat(32),
};

test('a place is the same however it is written', () => {
  const written: SecretPlace = {
    ...place,
    RegistryHostIp: ' 2001:DB8::1 ',
    Port: 443,
    DomainName: 'Harbor.Example.com',
    UserName: 'admin ',
    CaCertificate: '',
    CertificateFingerprint: 'AB:'.repeat(31).concat('AB'),
  };
  expect(movedFields('password', place, written)).toEqual([]);
  expect(placeText('password', written)).toBe(placeText('password', place));
});

test('in plain HTTP nothing is trusted, so nothing that is filled in for it moves a secret', () => {
  const plain: SecretPlace = { ...place, ProtocolType: 1 };
  expect(movedFields('password', plain, { ...plain, CertificateFingerprint: null })).toEqual([]);
});

test('another host that the password goes to is another place, and none is the place of old', () => {
  const elsewhere: SecretPlace = { ...place, TokenServiceHost: 'auth.example.com' };
  expect(movedFields('password', place, elsewhere)).toEqual(['TokenServiceHost']);
  expect(movedFields('password', elsewhere, { ...place, TokenServiceHost: ' Auth.Example.com' })).toEqual([]);
  expect(placeText('password', { ...place, TokenServiceHost: '' })).toBe(placeText('password', place));
  expect(placeText('password', elsewhere)).not.toBe(placeText('password', place));
});

test('a token says by itself whose it is, and the regions of a cloud are one place', () => {
  const other: SecretPlace = { ...place, DomainName: 'other.example.com', UserName: 'somebody' };
  expect(movedFields('password', place, other)).toEqual(['DomainName', 'UserName']);
  expect(movedFields('token', place, other)).toEqual(['DomainName']);
  expect(movedFields('accessKey', place, other)).toEqual(['UserName']);
});

test('what secrets are sealed for stays as it is: under another text, none that is stored opens any more', () => {
  expect(placeText('token', place)).toBe(
    JSON.stringify([
      ['RegistryType', 'harbor'],
      ['ProtocolType', '2'],
      ['RegistryHostIp', '2001:db8::1'],
      ['Port', '443'],
      ['DomainName', 'harbor.example.com'],
      ['CaCertificate', ''],
      ['CertificateFingerprint', 'ab'.repeat(32)],
    ]),
  );
});
