import { CompiledQuery, type Kysely } from 'kysely';
import type { Tables } from './tables/tables.ts';

/** A statement that is run once for each row, whose values stand for its parameters. */
export interface RowsQuery extends CompiledQuery {
  readonly rows: readonly (readonly unknown[])[];
}

/**
 * Runs one statement for many rows, in their order, and returns what they return. All rows travel to the database's
 * thread together: one statement for thousands of them would cost more to put together than the work itself. A
 * parameter used twice is written `?1`, by its place in the row.
 */
export async function forEachRow<Returned = never>(
  database: Kysely<Tables>,
  statement: string,
  rows: readonly (readonly unknown[])[],
): Promise<Returned[]> {
  const query: RowsQuery = { ...CompiledQuery.raw(statement), rows };
  return (await database.executeQuery<Returned>(query)).rows;
}
