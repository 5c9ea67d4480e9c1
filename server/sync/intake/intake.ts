import { sql } from 'kysely';
import type { Database } from '../../db/database.ts';
import { recordIntake } from './intakeLog.ts';
import { allowanceAt, windowMs } from './rateWindow.ts';

export interface IntakeStep {
  readonly takenIn: number;
  /** Digests still waiting; null where nothing goes on, as the registry is paused or gone. */
  readonly waiting: number | null;
  /** When more may be taken in, ms since 1970; null where nothing holds them back. */
  readonly opensAt: number | null;
}

/** Rows in one transaction: the page sees them come, and other writers hardly wait. */
const portion = 1_000;

/** One step of intake: takes waiting digests in, as many as the speed limit allows: what somebody wants first, then the newest. */
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
      .select(['taken_at as takenAt', 'digests'])
      .where('registry_id', '=', registryId)
      .where('taken_at', '>', now - windowMs)
      .execute();
    const allowance = allowanceAt(now, registry.trans_per_hour, earlier);
    const waiting = await waitingDigests(transaction, registryId);
    const wanted = Math.min(allowance.digests, waiting, portion);
    if (wanted === 0) return { takenIn: 0, waiting, opensAt: waiting === 0 ? null : allowance.opensAt };

    const next = transaction
      .selectFrom('digests')
      .select('id')
      .where('registry_id', '=', registryId)
      .where('state', '=', sql.lit(0))
      .orderBy('wanted_at', 'desc')
      .orderBy('newest_at', 'desc')
      .orderBy('id')
      .limit(wanted);
    await transaction
      .updateTable('digests')
      .set({ state: 1, stamped_at: now, done_at: now })
      .where('id', 'in', next)
      .execute();
    await recordIntake(transaction, registryId, wanted, now);
    return { takenIn: wanted, waiting: waiting - wanted, opensAt: null };
  });
}

async function waitingDigests(transaction: Database['write'], registryId: number): Promise<number> {
  const row = await transaction
    .selectFrom('digest_totals')
    .select('digests')
    .where('registry_id', '=', registryId)
    .where('state', '=', 0)
    .executeTakeFirst();
  return row?.digests ?? 0;
}
