import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { VisibleRegistries } from '../domain/access/identity.ts';
import { literals } from './literals.ts';

/**
 * Whether a column holds the id of a registry that somebody sees. It tests rows and never leads to them: who sees all has the very
 * same plans as without it.
 */
export function isSeen(column: string, registries: VisibleRegistries): RawBuilder<SqlBool> {
  return registries === 'all' ? sql`true` : sql`+${sql.ref(column)} in ${literals(registries)}`;
}
