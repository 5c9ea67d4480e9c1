import { type Kysely, sql } from 'kysely';

/** In the order of the contract's `scanStates`, which has got the scans that somebody stopped. */
const scanState = `case
  when scan_blocked is not null then 4
  when scan_status is null then 0
  when scan_status = 'SUCCESS' then 1
  when scan_status in ('FAIL', 'TIMEOUT') then 3
  when scan_status = 'STOPPED' then 5
  else 2
end`;

/** A computed column cannot be changed: what reads it goes and comes back as it was, the planner's statistics with it. */
export async function up(database: Kysely<unknown>): Promise<void> {
  const { rows: readers } = await sql<{ type: string; name: string; sql: string }>`
    select type, name, sql from sqlite_schema
    where type in ('index', 'trigger') and sql like '%scan_state%'`.execute(database);
  const { rows: statistics } = await sql<{ idx: string; stat: string }>`
    select idx, stat from sqlite_stat1 where idx in (${sql.join(readers.map(({ name }) => name))})`.execute(database);
  for (const { type, name } of readers) await sql`drop ${sql.raw(type)} ${sql.ref(name)}`.execute(database);
  await sql`alter table images drop column scan_state`.execute(database);
  await sql
    .raw(`alter table images add column scan_state integer generated always as (${scanState}) virtual`)
    .execute(database);
  for (const reader of readers) await sql.raw(reader.sql).execute(database);
  for (const { idx, stat } of statistics) {
    await sql`insert into sqlite_stat1 (tbl, idx, stat) values ('images', ${idx}, ${stat})`.execute(database);
  }
  await sql`analyze sqlite_schema`.execute(database);
}
