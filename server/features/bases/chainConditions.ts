import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Center } from '#contract/center.ts';

/** A digest of `digest_platforms` as images have it. */
const imageDigest = sql<string>`('sha256:' || lower(hex(p.digest)))`;

/** That the registry which `d` is a digest of has the platform `p`. */
export const isPresent = sql<SqlBool>`(d.absent is null or p.position not in (select value from json_each(d.absent)))`;

/** What leads from contents `c` to the images `i` of a data centre that show them, each with its platform `p` and its digest `d`. */
export const imagesOfContents = (center: Center | RawBuilder<Center>) => sql`
  cross join digest_platforms p indexed by digest_platforms_by_content on p.content_id = c.id
  cross join images i indexed by images_by_digest on i.digest = ${imageDigest} and i.center = ${center} and i.intake_state = 1
  cross join digests d on d.registry_id = i.registry_id and d.digest = i.digest and ${isPresent}`;

/** Whether a connected image has exactly these layers. */
export function isTop(chain: RawBuilder<unknown>, center: Center | RawBuilder<Center>): RawBuilder<SqlBool> {
  return sql`exists (select 1 from contents c indexed by contents_by_chain ${imagesOfContents(center)} where c.chain_id = ${chain})`;
}

/** Whether images are built on it: it has a connected image, or is remembered as long as images are built on what it was. */
export function isBase(chain: RawBuilder<unknown>, center: Center | RawBuilder<Center>): RawBuilder<SqlBool> {
  return sql`(${isTop(chain, center)} or exists (
    select 1 from bases b cross join registries g on g.id = b.image_registry_id
    where b.chain_id = ${chain} and b.images > 0 and g.center = ${center}))`;
}
