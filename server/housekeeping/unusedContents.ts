import { type Kysely, sql } from 'kysely';
import type { Database } from '../db/database.ts';
import { deleteInBatches } from '../db/deleteInBatches.ts';
import type { Tables } from '../db/tables/tables.ts';
import { batchSize } from './deleteUnused.ts';

/** Each before what it names: what goes leaves others unused. */
const counted = ['contents', 'chains', 'layers', 'texts'] as const;

/** Deletes what is inside of images that nothing shows any more. Each row knows how often it is named, so only what goes is looked at. */
export async function deleteUnusedContents(database: Database, signal: AbortSignal): Promise<void> {
  for (const table of counted) await deleteInBatches(() => deleteBatch(database.write, table), signal);
}

function deleteBatch(write: Kysely<Tables>, table: (typeof counted)[number]) {
  const unused = write
    .selectFrom(table)
    .select('id')
    // In the words of the index of what is unused.
    .where('uses', '=', sql.lit(0))
    .limit(batchSize);
  return write.deleteFrom(table).where('id', 'in', unused).executeTakeFirstOrThrow();
}
