import { type Role, roles } from '#contract/access/roles.ts';
import { userNameSchema } from '#contract/access/users.ts';
import type { IdentityProvider } from '../../domain/access/identityProvider.ts';

/** What the provider says of a person. */
export type Claims = Readonly<Record<string, unknown>>;

/** A claim by its name, or else by the path to it: names may have dots in them, as `https://example.com/roles` has. */
export function claimAt(claims: Claims, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path];
  return path
    .split('.')
    .reduce<unknown>(
      (value, name) => (isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined),
      claims,
    );
}

/** The role that may do most of those that the person's groups have; null for none. */
export function roleOf(claims: Claims, { roleClaim, roles: ofGroups }: IdentityProvider): Role | null {
  const groups = [claimAt(claims, roleClaim)].flat();
  const theirs = ofGroups.filter(({ group }) => group === '*' || groups.includes(group)).map(({ role }) => role);
  return roles.find((role) => theirs.includes(role)) ?? null;
}

/** The name that a new user gets: the first that may be one; null where none may. */
export function userNameOf(claims: Claims, { userClaim }: IdentityProvider): string | null {
  // Whoever gives themselves another's address is not to be listed under it.
  const email = claims.email_verified === false ? undefined : claims.email;
  const names = userClaim === undefined ? [claims.preferred_username, email, claims.sub] : [claimAt(claims, userClaim)];
  for (const name of names) {
    const { success, data } = userNameSchema.safeParse(name);
    if (success) return data;
  }
  return null;
}

function isObject(value: unknown): value is Claims {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
