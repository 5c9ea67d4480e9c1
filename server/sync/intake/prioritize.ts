import type { Database } from '../../db/database.ts';
import { forEachRow } from '../../db/forEachRow.ts';

/** Images looked up in one statement: other writers hardly wait. */
const batchSize = 5_000;

/** What was put first. */
interface Prioritized {
  readonly digests: number;
  readonly registryIds: ReadonlySet<number>;
}

/** Has digests taken in before all others, as far as they are not: those that failed are tried again, as if for the first time. */
export async function prioritize(database: Database, imageIds: readonly number[], now: number): Promise<Prioritized> {
  const digests = new Set<number>();
  const registryIds = new Set<number>();
  for (let start = 0; start < imageIds.length; start += batchSize) {
    const put = await forEachRow<{ id: number; registry_id: number }>(
      database.write,
      `update digests set state = 0, wanted_at = ?1, attempts = 0, failure = null, next_try_at = null
       where state <> 1 and id in (
         select shown.id from json_each(?2) as chosen
         cross join images on images.id = chosen.value
         join digests as shown on shown.registry_id = images.registry_id and shown.digest = images.digest)
       returning id, registry_id`,
      [[now, JSON.stringify(imageIds.slice(start, start + batchSize))]],
    );
    for (const { id, registry_id } of put) {
      digests.add(id);
      registryIds.add(registry_id);
    }
  }
  return { digests: digests.size, registryIds };
}

/** An image that somebody looks at stays first this long, ms, before that is noted anew. */
const openedAgainMs = 60_000;

/** Somebody looks at an image: it is read next, if it waits. Whether that is news. */
export async function noteOpened(
  database: Database,
  registryId: number,
  digest: string,
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await database.write
    .updateTable('digests')
    .set({ wanted_at: now })
    .where('registry_id', '=', registryId)
    .where('digest', '=', digest)
    .where('state', '=', 0)
    .where((where) => where.or([where('wanted_at', 'is', null), where('wanted_at', '<=', now - openedAgainMs)]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
