import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

test.each([
  [{}],
  [{ MOORING_HOST: '127.0.0.5' }],
  [{ MOORING_HOST: '::1' }],
  [{ MOORING_HOST: '0.0.0.0', MOORING_PUBLIC_URL: 'https://mooring.example.com' }],
  [{ MOORING_HOST: '0.0.0.0', MOORING_INSECURE: '1' }],
])('%j starts', (environment) => {
  expect(() => readConfig(environment)).not.toThrow();
});

test.each([
  [{ MOORING_HOST: '0.0.0.0' }],
  [{ MOORING_HOST: '192.0.2.7', MOORING_PUBLIC_URL: 'http://mooring.example.com' }],
])('%j does not: passwords would travel in the clear', (environment) => {
  expect(() => readConfig(environment)).toThrow(/MOORING_PUBLIC_URL; or set MOORING_INSECURE=1/);
});

test.each([
  ['MOORING_TRUSTED_PROXIES', '10.0.0.0/33'],
  ['MOORING_TRUSTED_PROXIES', 'proxy.example.com'],
  ['MOORING_PUBLIC_URL', 'mooring.example.com'],
  ['MOORING_PUBLIC_URL', 'https://example.com/mooring'],
  ['MOORING_ADMIN_PASSWORD', 'short'],
])('%s is named where it is %s', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(`Not valid: ${name}.`);
});

test('proxies on this machine are believed unless said otherwise', () => {
  expect(readConfig({}).trustedProxies).toEqual(['127.0.0.0/8', '::1']);
  expect(readConfig({ MOORING_TRUSTED_PROXIES: 'none' }).trustedProxies).toEqual([]);
  expect(readConfig({ MOORING_TRUSTED_PROXIES: '10.0.0.1, fd00::/8' }).trustedProxies).toEqual([
    '10.0.0.1',
    'fd00::/8',
  ]);
});

test('the name of the public address is one under which browsers reach the server', () => {
  expect(readConfig({ MOORING_PUBLIC_URL: 'https://mooring.example.com' }).allowedHosts).toContain(
    'mooring.example.com',
  );
});
