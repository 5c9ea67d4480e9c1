import * as z from 'zod/mini';

/** Who may do what, from the one who may do all to the one who only looks; each may do what those after it may. */
export const roles = ['administrator', 'operator', 'viewer'] as const;
export const roleSchema = z.enum(roles);
export type Role = (typeof roles)[number];

export function isAtLeast(role: Role, least: Role): boolean {
  return roles.indexOf(role) <= roles.indexOf(least);
}
