import { sql } from 'kysely';
import * as z from 'zod/mini';
import { type Center, centers } from '#contract/center.ts';
import type { Database } from '../../db/database.ts';
import { knownReport } from '../../query/knownReports.ts';
import { type NamedBase, nameBase, type StoredBase } from './baseNames.ts';
import { imagesOfContents, isTop } from './chainConditions.ts';
import { noteDigests } from './dueWork.ts';

const listOfIds = z.array(z.number());

/**
 * Looks anew at what images are built on. Where an image came that has it, all that goes on from it and is not known to be built on it is
 * noted to be looked at; what it is called is stored anew; where other findings are inherited than before, its images are noted too.
 * Noting comes first: killed in between, all of it is done once more.
 */
export async function countChain(
  database: Database,
  { id: chainId, isNew }: { readonly id: number; readonly isNew: boolean },
  signal: AbortSignal,
): Promise<void> {
  for (const center of centers) {
    signal.throwIfAborted();
    if (isNew) await noteDigests(database, await digestsToMove(database, center, chainId), signal);
    for (const base of await basesOf(database, center, chainId)) await renameBase(database, center, base, signal);
  }
}

async function basesOf(database: Database, center: Center, chainId: number): Promise<StoredBase[]> {
  return database.background
    .selectFrom('bases')
    .innerJoin('registries', 'registries.id', 'bases.image_registry_id')
    .selectAll('bases')
    .where('bases.chain_id', '=', chainId)
    .where('registries.center', '=', center)
    .execute();
}

async function renameBase(database: Database, center: Center, base: StoredBase, signal: AbortSignal): Promise<void> {
  const named = await nameBase(database.background, center, base.image_registry_id, base.chain_id);
  if (named === null) return;
  const counted = await countedBy(database, named);
  if (counted !== base.counted) await noteDigests(database, await digestsOf(database, base.id), signal);
  const { newerDigest: _, ...columns } = named;
  await database.write
    .updateTable('bases')
    .set({ ...columns, counted })
    .where('id', '=', base.id)
    .execute();
}

/** What decides which findings are inherited, and which of them a newer base clears; equal where nothing has changed. */
export async function countedBy(database: Database, { registry_id, digest, newerDigest }: NamedBase): Promise<string> {
  const stampOf = async (of: string | null) => {
    if (of === null) return null;
    const { rows } = await sql<{ report: number | null; imported_at: number | null }>`
      select ${knownReport(sql`${registry_id}`, sql`${of}`)} as report,
        (select imported_at from scan_reports where registry_id = ${registry_id} and digest = ${of}) as imported_at
      `.execute(database.background);
    return [of, rows[0]?.report ?? null, rows[0]?.imported_at ?? null];
  };
  return JSON.stringify([await stampOf(digest), await stampOf(newerDigest)]);
}

/** The digests whose images have it as their base. */
async function digestsOf(database: Database, baseId: number): Promise<number[]> {
  const { rows } = await sql<{ ids: string }>`
    select json_group_array(distinct d.id) as ids from images i indexed by images_by_base
      cross join digests d on d.registry_id = i.registry_id and d.digest = i.digest
    where i.base_id = ${baseId}`.execute(database.background);
  return listOfIds.parse(JSON.parse(rows[0]?.ids ?? '[]'));
}

/** The digests of a data centre whose layers go on from these, with no other image of it between, and which are not on it yet. */
async function digestsToMove(database: Database, center: Center, chainId: number): Promise<number[]> {
  const { rows } = await sql<{ ids: string }>`
    with recursive above(id, is_top) as (
      select id, ${isTop(sql`chains.id`, center)} from chains
        where parent_id = ${chainId} and ${isTop(sql`${chainId}`, center)}
      union all
      select next.id, ${isTop(sql`next.id`, center)} from above
        cross join chains next indexed by chains_by_parent on next.parent_id = above.id
        where not above.is_top
    )
    select json_group_array(distinct d.id) as ids from above
      cross join contents c indexed by contents_by_chain on c.chain_id = above.id ${imagesOfContents(center)}
      left join bases b on b.id = i.base_id
    where above.is_top and b.chain_id is not ${chainId}`.execute(database.background);
  return listOfIds.parse(JSON.parse(rows[0]?.ids ?? '[]'));
}
