import { sql } from 'kysely';
import type { Center } from '#contract/center.ts';
import type { Database } from '../../db/database.ts';
import { digestBytes } from '../../store/contents/digestBytes.ts';
import { usualPlatform } from '../../store/contents/readContents.ts';
import { isBase, isPresent } from './chainConditions.ts';

/**
 * The longest part at the bottom of an image that is another image; null where none is known. Of an index, of one platform: of `shown`,
 * by its digest, as several may have one name, or of the usual one.
 */
export async function baseChainOf(
  connection: Database['read'],
  digest: { readonly id: number; readonly center: Center },
  shown = '',
): Promise<number | null> {
  const { center } = digest;
  const { rows } = await sql<{ id: number }>`
    with recursive shown(chain_id) as (
      select c.chain_id from digests d
        cross join digest_platforms p on p.digest = unhex(substr(d.digest, 8)) and ${isPresent}
        cross join contents c on c.id = p.content_id
      where d.id = ${digest.id} and d.state = 1
      order by c.digest = ${digestBytes(shown)} desc, p.platform = ${usualPlatform} desc, p.position limit 1
    ), below(id, is_base) as (
      select parent_id, ${isBase(sql`chains.parent_id`, center)} from chains
        where id = (select chain_id from shown) and parent_id is not null
      union all
      select next.parent_id, ${isBase(sql`next.parent_id`, center)} from below
        cross join chains next on next.id = below.id
        where not below.is_base and next.parent_id is not null
    )
    select id from below where is_base`.execute(connection);
  return rows[0]?.id ?? null;
}

/** Of how many layers a chain is. */
export async function layersOfChain(connection: Database['read'], chainId: number): Promise<number> {
  const { rows } = await sql<{ layers: number }>`
    with recursive down(id) as (
      select ${chainId}
      union all
      select parent_id from chains join down using (id) where parent_id is not null
    )
    select count(*) as layers from down`.execute(connection);
  return rows[0]?.layers ?? 0;
}
