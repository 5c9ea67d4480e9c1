import { type RawBuilder, type SqlBool, sql } from 'kysely';

/** Whether a column, or what is made of some, holds `text` anywhere; what is special to LIKE is taken as it stands. */
export function contains(column: string | RawBuilder<string>, text: string) {
  const held = typeof column === 'string' ? sql.ref(column) : column;
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return sql<SqlBool>`${held} like ${pattern} escape '\\'`;
}

/** Whether one of the columns does. */
export function anyContains(columns: readonly (string | RawBuilder<string>)[], text: string) {
  const each = columns.map((column) => contains(column, text));
  return sql<SqlBool>`(${sql.join(each, sql` or `)})`;
}
