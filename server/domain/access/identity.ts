import type { Role } from '#contract/access/roles.ts';

/** The registries that somebody sees, by id; all of both data centres unless they are limited to some. */
export type VisibleRegistries = 'all' | readonly number[];

/** Who asks, by whichever door: what they may do, and of which registries they know. */
export interface Identity {
  readonly userName: string;
  readonly role: Role;
  /** Administrators see all. */
  readonly registries: VisibleRegistries;
}
