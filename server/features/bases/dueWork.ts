import { sql } from 'kysely';
import type { Database } from '../../db/database.ts';
import { forEachRow } from '../../db/forEachRow.ts';

/** What is to be looked at anew, and how often that had been noted when it was read. */
interface Due {
  readonly id: number;
  readonly version: number;
}

type DueTable = 'base_chains_due' | 'base_digests_due';
const keys = { base_chains_due: 'chain_id', base_digests_due: 'digest_id' } as const satisfies Record<DueTable, string>;

/** Noted at once, short enough that other writers hardly wait. */
const batchSize = 2_000;

/** `isNew`: an image came that has it, so that others may be built on it that are not known to be. */
export async function readDueChains(database: Database, most: number): Promise<(Due & { readonly isNew: boolean })[]> {
  const rows = await database.background
    .selectFrom('base_chains_due')
    .select(['chain_id as id', 'version', 'is_new'])
    .orderBy('chain_id')
    .limit(most)
    .execute();
  return rows.map(({ id, version, is_new }) => ({ id, version, isNew: is_new === 1 }));
}

export async function readDueDigests(database: Database, most: number): Promise<Due[]> {
  return database.background
    .selectFrom('base_digests_due')
    .select(['digest_id as id', 'version'])
    .orderBy('digest_id')
    .limit(most)
    .execute();
}

/** Deletes what is done; what was noted again meanwhile stays. */
export async function settleDue(database: Database['write'], table: DueTable, done: readonly Due[]): Promise<void> {
  await forEachRow(
    database,
    `delete from ${table} where ${keys[table]} = ? and version = ?`,
    done.map(({ id, version }) => [id, version]),
  );
}

/** Notes digests to be looked at, however many. */
export async function noteDigests(database: Database, ids: readonly number[], signal: AbortSignal): Promise<void> {
  for (let start = 0; start < ids.length; start += batchSize) {
    signal.throwIfAborted();
    await database.write.transaction().execute(async (transaction) => {
      await forEachRow(
        transaction,
        `insert into base_digests_due (digest_id) values (?) on conflict do update set version = version + 1`,
        ids.slice(start, start + batchSize).map((id) => [id]),
      );
    });
  }
}

export async function isAnythingDue(database: Database): Promise<boolean> {
  const some = await Promise.all(
    (['base_chains_due', 'base_digests_due'] as const).map((table) =>
      database.read.selectFrom(table).select('version').limit(1).execute(),
    ),
  );
  return some.some(({ length }) => length > 0);
}

/** Forgets what no image is built on any more. Only who counts may: what was just named has no images yet. */
export async function forgetUnusedBases({ background, write }: Database): Promise<void> {
  // In the words of the index of what is unused; looked for first, as mostly there is none.
  const unused = await background.selectFrom('bases').select('id').where('images', '=', sql.lit(0)).limit(1).execute();
  if (unused.length > 0) await write.deleteFrom('bases').where('images', '=', sql.lit(0)).execute();
}
