import { type Kysely, sql } from 'kysely';
import type { Tables } from '../../db/tables.ts';
import { windowMs } from './rateWindow.ts';

/** Whether listed images go onto the page as they are stored: nothing limits or pauses their registry. */
export async function takesInAtOnce(transaction: Kysely<Tables>, registryId: number): Promise<boolean> {
  const registry = await transaction
    .selectFrom('registries')
    .select(['trans_per_hour', 'paused'])
    .where('id', '=', registryId)
    .executeTakeFirst();
  return registry?.trans_per_hour === 0 && registry.paused === 0;
}

/**
 * Records that images were taken in: for the speed limit, of now or one set later, and on the registry's open run. In the
 * transaction that takes them in, so that a kill between the two cannot break the limit.
 */
export async function recordIntake(
  transaction: Kysely<Tables>,
  registryId: number,
  images: number,
  now: number,
): Promise<void> {
  await transaction.insertInto('intake_log').values({ registry_id: registryId, taken_at: now, images }).execute();
  await transaction
    .deleteFrom('intake_log')
    .where('registry_id', '=', registryId)
    .where('taken_at', '<=', now - windowMs)
    .execute();
  await transaction
    .updateTable('sync_runs')
    .set({ images_taken_in: sql`images_taken_in + ${images}` })
    .where('registry_id', '=', registryId)
    .where('repository_id', 'is', null)
    .where('status', '=', 'START')
    .execute();
}
