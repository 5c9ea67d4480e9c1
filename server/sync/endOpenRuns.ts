import { type Kysely, sql } from 'kysely';
import { openTaskStatuses, type TaskStatus } from '#contract/enums.ts';
import type { Tables } from '../db/tables.ts';
import { waitingOfRun } from './waitingOfRun.ts';

/**
 * Ends what is open of a registry's runs, and forgets what they have listed: one that was still taking images in has
 * succeeded, one whose listing was cut short, as by an edit, has not. No later run goes on with any of them.
 */
export async function endOpenRuns(transaction: Kysely<Tables>, registryId: number, now: number): Promise<void> {
  await transaction
    .updateTable('sync_runs')
    .set({
      status: sql<TaskStatus>`case when phase = 'intake' then 'SUCCESS' else 'CANCELLED' end`,
      ended_at: now,
      images_left: waitingOfRun,
    })
    .where('registry_id', '=', registryId)
    .where('status', 'in', openTaskStatuses)
    .execute();
  await transaction
    .deleteFrom('sync_run_repositories')
    .where('run_id', 'in', (select) =>
      select.selectFrom('sync_runs').select('id').where('registry_id', '=', registryId),
    )
    .execute();
}
