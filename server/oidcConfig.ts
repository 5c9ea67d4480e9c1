import * as z from 'zod/mini';
import { roleSchema } from '#contract/access/roles.ts';
import type { IdentityProvider } from './domain/access/identityProvider.ts';
import { isInRanges, loopback } from './domain/addressRanges.ts';

const line = z.string().check(z.minLength(1), z.maxLength(512));

/** An address as the provider gives it in its own configuration. */
const issuer = z.pipe(
  z.string().check(z.refine((text) => URL.canParse(text))),
  z.pipe(
    z.transform((text: string) => new URL(text)),
    z.custom<URL>((url) => url instanceof URL && isProviderAddress(url)),
  ),
);

/** `admins=administrator,*=viewer`, or with semicolons where a group's name has commas in it. The last `=` counts. */
const roles = z.pipe(
  z.pipe(
    z.string(),
    z.transform((text) => text.split(text.includes(';') ? ';' : ',').map(roleOfGroup)),
  ),
  z.array(z.object({ group: line, role: roleSchema })),
);

/** The variables of single sign-on. */
export const oidcVariables = {
  MOORING_OIDC_ISSUER: z.optional(issuer),
  MOORING_OIDC_CLIENT_ID: z.optional(line),
  MOORING_OIDC_CLIENT_SECRET: z.optional(line),
  MOORING_OIDC_ROLES: z.optional(roles),
  MOORING_OIDC_ROLE_CLAIM: z.optional(line),
  MOORING_OIDC_USER_CLAIM: z.optional(line),
  MOORING_OIDC_SCOPES: z.optional(line),
  MOORING_OIDC_REGISTRIES: z.optional(z.enum(['all', 'none'])),
  MOORING_OIDC_NAME: z.optional(z.string().check(z.minLength(1), z.maxLength(64))),
};

const oidcSchema = z.object(oidcVariables);
type OidcVariables = z.infer<typeof oidcSchema>;

/** What the rest of the configuration says that single sign-on depends on. */
interface Surroundings {
  readonly publicUrl: URL | undefined;
  /** Whether this server listens on this machine alone. */
  readonly isOwnMachine: boolean;
  readonly allowLoopback: boolean;
}

/** The provider that is configured; undefined for none. Throws an Error that names what is missing. */
export function identityProviderOf(values: OidcVariables, surroundings: Surroundings): IdentityProvider | undefined {
  const {
    MOORING_OIDC_ISSUER: issuer,
    MOORING_OIDC_CLIENT_ID: clientId,
    MOORING_OIDC_CLIENT_SECRET: clientSecret,
    MOORING_OIDC_ROLES: roles,
  } = values;
  const given = Object.keys(oidcVariables).filter((name) => Reflect.get(values, name) !== undefined);
  if (given.length === 0) return undefined;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined || roles === undefined) {
    const needed = [
      'MOORING_OIDC_ISSUER',
      'MOORING_OIDC_CLIENT_ID',
      'MOORING_OIDC_CLIENT_SECRET',
      'MOORING_OIDC_ROLES',
    ];
    const missing = needed.filter((name) => !given.includes(name));
    throw new Error(`Single sign-on also needs ${missing.join(', ')}. docs/single-sign-on.md says what each holds.`);
  }
  const { publicUrl, isOwnMachine, allowLoopback } = surroundings;
  if (publicUrl === undefined && !isOwnMachine) {
    throw new Error('Single sign-on needs MOORING_PUBLIC_URL: the provider leads browsers back to that address.');
  }
  if (isLoopback(issuer) && !allowLoopback) {
    throw new Error('MOORING_OIDC_ISSUER is on this machine: set MOORING_ALLOW_LOOPBACK=1 if it really is.');
  }
  return {
    issuer,
    clientId,
    clientSecret,
    roles,
    publicUrl,
    name: values.MOORING_OIDC_NAME ?? issuer.hostname,
    scope: [...new Set(['openid', ...(values.MOORING_OIDC_SCOPES ?? 'profile email').split(/[\s,]+/)])]
      .join(' ')
      .trim(),
    roleClaim: values.MOORING_OIDC_ROLE_CLAIM ?? 'groups',
    userClaim: values.MOORING_OIDC_USER_CLAIM,
    newUsersSeeAll: values.MOORING_OIDC_REGISTRIES !== 'none',
  };
}

function roleOfGroup(text: string): { group: string; role: string } {
  const mark = text.lastIndexOf('=');
  return { group: text.slice(0, Math.max(0, mark)).trim(), role: text.slice(mark + 1).trim() };
}

/** HTTPS, but on this machine: whoever can change what the provider says signs in as anybody. */
function isProviderAddress(url: URL): boolean {
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
  return isSafe && url.search === '' && url.hash === '' && url.username === '' && url.password === '';
}

function isLoopback({ hostname }: URL): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  return host === 'localhost' || host.endsWith('.localhost') || isInRanges(host, loopback);
}
