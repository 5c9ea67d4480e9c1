import type { Database } from '../../db/database.ts';
import { recordIntake } from './intakeLog.ts';
import { allowanceAt, windowMs } from './rateWindow.ts';

export interface IntakeStep {
  readonly takenIn: number;
  /** Images still waiting; null where nothing goes on, as the registry is paused or gone. */
  readonly waiting: number | null;
  /** When more may be taken in, ms since 1970; null where nothing holds them back. */
  readonly opensAt: number | null;
}

/** Rows in one transaction: the page sees them come, and other writers hardly wait. */
const portion = 1_000;

/**
 * The second phase of a sync, one step of it: takes waiting images in, newest first, as many as the
 * speed limit allows. Without a limit there are few: the listing takes them in as it stores them.
 */
export async function takeIn(database: Database, registryId: number, now: number): Promise<IntakeStep> {
  return database.write.transaction().execute(async (transaction) => {
    const registry = await transaction
      .selectFrom('registries')
      .select(['trans_per_hour', 'paused'])
      .where('id', '=', registryId)
      .executeTakeFirst();
    if (registry === undefined || registry.paused === 1) return { takenIn: 0, waiting: null, opensAt: null };

    // Images came while the clock was ahead: since it was set back they count as of now, for an hour and not for years.
    await transaction
      .updateTable('intake_log')
      .set({ taken_at: now })
      .where('registry_id', '=', registryId)
      .where('taken_at', '>', now)
      .execute();
    const earlier = await transaction
      .selectFrom('intake_log')
      .select(['taken_at as takenAt', 'images'])
      .where('registry_id', '=', registryId)
      .where('taken_at', '>', now - windowMs)
      .execute();
    const allowance = allowanceAt(now, registry.trans_per_hour, earlier);
    const waiting = await waitingImages(transaction, registryId);
    const wanted = Math.min(allowance.images, waiting, portion);
    if (wanted === 0) return { takenIn: 0, waiting, opensAt: waiting === 0 ? null : allowance.opensAt };

    const newest = transaction
      .selectFrom('images')
      .select('id')
      .where('registry_id', '=', registryId)
      .where('taken_in_at', 'is', null)
      .orderBy('updated_at', 'desc')
      .orderBy('uuid')
      .limit(wanted);
    await transaction.updateTable('images').set({ taken_in_at: now }).where('id', 'in', newest).execute();
    await recordIntake(transaction, registryId, wanted, now);
    return { takenIn: wanted, waiting: waiting - wanted, opensAt: null };
  });
}

async function waitingImages(transaction: Database['write'], registryId: number): Promise<number> {
  const row = await transaction
    .selectFrom('image_totals')
    .select((select) => select.fn.sum<number | null>('images').as('images'))
    .where('registry_id', '=', registryId)
    .where('taken_in', '=', 0)
    .executeTakeFirst();
  return row?.images ?? 0;
}
