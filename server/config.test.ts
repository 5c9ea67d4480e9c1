import { describe, expect, test } from 'vitest';
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

describe('single sign-on', () => {
  const whole = {
    MOORING_OIDC_ISSUER: 'https://id.example.com/realms/main',
    MOORING_OIDC_CLIENT_ID: 'mooring',
    MOORING_OIDC_CLIENT_SECRET: 'secret',
    MOORING_OIDC_ROLES: 'ops=operator',
  };

  test('is off until it is configured, and on with four variables', () => {
    expect(readConfig({}).identityProvider).toBeUndefined();
    expect(readConfig(whole).identityProvider).toMatchObject({
      name: 'id.example.com',
      scope: 'openid profile email',
      roleClaim: 'groups',
      newUsersSeeAll: true,
    });
  });

  test.each(Object.keys(whole))('without %s the start names it', (name) => {
    expect(() => readConfig({ ...whole, [name]: '' })).toThrow(`Single sign-on also needs ${name}.`);
  });

  test.each([
    ['MOORING_OIDC_ISSUER', 'http://id.example.com'],
    ['MOORING_OIDC_ISSUER', 'https://id.example.com/?a=b'],
    ['MOORING_OIDC_ISSUER', 'id.example.com'],
    ['MOORING_OIDC_ROLES', 'ops=root'],
    ['MOORING_OIDC_ROLES', 'operator'],
    ['MOORING_OIDC_REGISTRIES', 'some'],
  ])('%s is named where it is %s', (name, value) => {
    expect(() => readConfig({ ...whole, [name]: value })).toThrow(`Not valid: ${name}.`);
  });

  test('beyond this machine the provider has to know where to lead back to', () => {
    const far = { ...whole, MOORING_HOST: '0.0.0.0', MOORING_INSECURE: '1' };
    expect(() => readConfig(far)).toThrow('Single sign-on needs MOORING_PUBLIC_URL');
  });

  test('a provider on this machine takes the word of whoever runs the server', () => {
    const near = { ...whole, MOORING_OIDC_ISSUER: 'http://localhost:9000' };
    expect(() => readConfig(near)).toThrow('MOORING_ALLOW_LOOPBACK=1');
    expect(readConfig({ ...near, MOORING_ALLOW_LOOPBACK: '1' }).identityProvider?.issuer.port).toBe('9000');
  });
});
