import type { Kysely } from 'kysely';
import type { Tables } from '../../db/tables/tables.ts';
import { type Intake, windowMs } from './rateWindow.ts';

/** What was stamped within the window that ends now. */
export function stampsWithin(database: Kysely<Tables>, registryId: number, now: number): Promise<Intake[]> {
  return database
    .selectFrom('intake_log')
    .select(['taken_at as takenAt', 'digests'])
    .where('registry_id', '=', registryId)
    .where('taken_at', '>', now - windowMs)
    .execute();
}

/**
 * Records units of the speed limit: so many digests, of now or of the moment that the clock is set to later. In the transaction
 * that stamps them, so that a kill between the two cannot break the limit.
 */
export async function recordIntake(
  transaction: Kysely<Tables>,
  registryId: number,
  digests: number,
  now: number,
): Promise<void> {
  await transaction.insertInto('intake_log').values({ registry_id: registryId, taken_at: now, digests }).execute();
  await transaction
    .deleteFrom('intake_log')
    .where('registry_id', '=', registryId)
    .where('taken_at', '<=', now - windowMs)
    .execute();
}
