import type { Role } from '#contract/access/roles.ts';

/** Whoever is in a group has a role. `*` is everybody. */
interface RoleOfGroup {
  readonly group: string;
  readonly role: Role;
}

/** The identity provider that signs people in, and what its word counts for here. */
export interface IdentityProvider {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  /** As people know it. */
  readonly name: string;
  readonly scope: string;
  /** Which claim says the groups. */
  readonly roleClaim: string;
  /** Of several that somebody has, the one that may do most counts. */
  readonly roles: readonly RoleOfGroup[];
  /** Which claim gives a new user their name; undefined for the usual ones. */
  readonly userClaim: string | undefined;
  /** Whether new users see all registries, or none until an administrator chooses some. */
  readonly newUsersSeeAll: boolean;
  /** Where browsers reach this server; undefined on one's own machine, where it is by the name they come by. */
  readonly publicUrl: URL | undefined;
}
