import type { Kysely } from 'kysely';
import type { Database } from '../db/database.ts';
import type { Tables } from '../db/tables/tables.ts';

type FactName = Tables['server_facts']['name'];

/** What a server knows of its data as a whole; null before it was said. */
export async function readFact({ read }: Pick<Database, 'read'>, name: FactName): Promise<string | null> {
  const row = await read.selectFrom('server_facts').select('value').where('name', '=', name).executeTakeFirst();
  return row?.value ?? null;
}

/** Says it, in the place of what was said before. */
export async function writeFact(write: Kysely<Tables>, name: FactName, value: string): Promise<void> {
  await write
    .insertInto('server_facts')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}
