import { type SqlBool, sql } from 'kysely';

/** Whether a column holds `text` anywhere; what is special to LIKE is taken as it stands. */
export function contains(column: string, text: string) {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return sql<SqlBool>`${sql.ref(column)} like ${pattern} escape '\\'`;
}

/** Whether one of the columns does. */
export function anyContains(columns: readonly string[], text: string) {
  const each = columns.map((column) => contains(column, text));
  return sql<SqlBool>`(${sql.join(each, sql` or `)})`;
}
