import { describe, expect, test } from 'vitest';
import { readConfig } from '../../config.ts';
import { type Claims, roleOf, userNameOf } from './claims.ts';

function providerWith(environment: Record<string, string>) {
  const { identityProvider } = readConfig({
    MOORING_OIDC_ISSUER: 'https://id.example.com',
    MOORING_OIDC_CLIENT_ID: 'mooring',
    MOORING_OIDC_CLIENT_SECRET: 'secret',
    MOORING_OIDC_ROLES: 'security=administrator,ops=operator,*=viewer',
    ...environment,
  });
  if (identityProvider === undefined) throw new Error('No provider is configured.');
  return identityProvider;
}

describe('the role', () => {
  const cases: [why: string, Claims, Record<string, string>, ReturnType<typeof roleOf>][] = [
    ['of several groups the one that may do most', { groups: ['ops', 'security'] }, {}, 'administrator'],
    ['a claim may be one text', { groups: 'ops' }, {}, 'operator'],
    ['everybody’s, of whom nothing else is known', {}, {}, 'viewer'],
    ['none, where everybody has none', { groups: ['other'] }, { MOORING_OIDC_ROLES: 'ops=operator' }, null],
    ['every letter of a group counts', { groups: ['Ops'] }, { MOORING_OIDC_ROLES: 'ops=operator' }, null],
    [
      'a path leads into objects',
      { realm_access: { roles: ['ops'] } },
      { MOORING_OIDC_ROLE_CLAIM: 'realm_access.roles' },
      'operator',
    ],
    [
      'a name may have dots in it',
      { 'https://example.com/roles': ['ops'] },
      { MOORING_OIDC_ROLE_CLAIM: 'https://example.com/roles' },
      'operator',
    ],
    [
      'a group’s name may have commas and equal signs in it',
      { groups: ['cn=ops,dc=example'] },
      { MOORING_OIDC_ROLES: 'cn=ops,dc=example=operator; *=viewer' },
      'operator',
    ],
    ['what every object has is no claim', {}, { MOORING_OIDC_ROLE_CLAIM: 'constructor.name' }, 'viewer'],
  ];
  test.each(cases)('%s', (_why, claims, environment, role) => {
    expect(roleOf(claims, providerWith(environment))).toBe(role);
  });
});

describe('the name', () => {
  const cases: [why: string, Claims, Record<string, string>, string | null][] = [
    ['is the preferred one', { preferred_username: 'anna', email: 'a@example.com', sub: '7' }, {}, 'anna'],
    ['or the address', { email: 'a@example.com', sub: '7' }, {}, 'a@example.com'],
    ['but not one that is not theirs for sure', { email: 'a@example.com', email_verified: false, sub: '7' }, {}, '7'],
    ['is one that may be a user’s', { preferred_username: 'g#EXT#@x', email: 'g@example.com' }, {}, 'g@example.com'],
    ['is of the claim that is chosen', { sub: '7', upn: 'u' }, { MOORING_OIDC_USER_CLAIM: 'upn' }, 'u'],
    ['is of no other then', { preferred_username: 'anna', sub: '7' }, { MOORING_OIDC_USER_CLAIM: 'upn' }, null],
  ];
  test.each(cases)('%s', (_why, claims, environment, name) => {
    expect(userNameOf(claims, providerWith(environment))).toBe(name);
  });
});
