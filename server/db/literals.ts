import { sql } from 'kysely';

/** Numbers of our own as what `in` takes; `(null)`, which holds nothing, where there are none. */
export const literals = (values: readonly number[]) =>
  values.length === 0 ? sql`(null)` : sql`(${sql.join(values.map((value) => sql.lit(value)))})`;
