import { expect, test } from 'vitest';
import { readPastedAddress } from './pastedAddress.ts';

test('a whole address gives protocol, domain name and port', () => {
  expect(readPastedAddress(' https://harbor.example.com:8443/harbor/projects ')).toEqual({
    protocol: 2,
    domainName: 'harbor.example.com',
    port: 8443,
  });
});

test('an address without a port leaves the port to the protocol', () => {
  expect(readPastedAddress('http://harbor.example.com/')).toEqual({ protocol: 1, domainName: 'harbor.example.com' });
});

test('a port that is the usual one of its protocol is still what the person wrote', () => {
  expect(readPastedAddress('harbor.example.com:80')).toEqual({ domainName: 'harbor.example.com', port: 80 });
  expect(readPastedAddress('https://harbor.example.com:443/')).toEqual({
    protocol: 2,
    domainName: 'harbor.example.com',
    port: 443,
  });
});

test('an IP in the address is the IP too', () => {
  expect(readPastedAddress('https://10.0.0.8:8443')).toEqual({
    protocol: 2,
    domainName: '10.0.0.8',
    ip: '10.0.0.8',
    port: 8443,
  });
  expect(readPastedAddress('http://[2001:db8::1]/')).toEqual({
    protocol: 1,
    domainName: '2001:db8::1',
    ip: '2001:db8::1',
  });
});

test('user name and password in an address are not read', () => {
  expect(JSON.stringify(readPastedAddress('https://admin:secret@harbor.example.com'))).not.toContain('secret');
});

test.each(['harbor.example.com', '10.0.0.8', '2001:db8::1', 'ftp://x', 'http://', 'https://bad host/', 'a:b'])(
  '%s is pasted as it stands',
  (text) => {
    expect(readPastedAddress(text)).toBeNull();
  },
);

test('an IPv6 address with its port is read with and without a protocol', () => {
  const address = { domainName: '2001:db8::1', ip: '2001:db8::1', port: 8443 };
  expect(readPastedAddress('[2001:db8::1]:8443')).toEqual(address);
  expect(readPastedAddress('https://[2001:db8::1]:8443')).toEqual({ ...address, protocol: 2 });
});
