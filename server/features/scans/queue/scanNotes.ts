import type { Kysely } from 'kysely';
import type { Failure } from '#contract/failures/failures.ts';
import type { Tables } from '../../../db/tables/tables.ts';
import { logIn } from './scanTaskStatements.ts';

/** What a task's log tells while it goes on. */
export const scanNotes = ['scansByItself', 'registryBusy'] as const;

/** What it says, and of which registry. */
export interface ScanNote {
  readonly registryId: number;
  readonly target: string;
  readonly code: (typeof scanNotes)[number];
  /** What it is about, where it is a trouble that passes. */
  readonly failure?: Failure;
}

/** A line in a task that has images of the registry, unless it has that line. */
export async function noteOnceIn(
  transaction: Kysely<Tables>,
  taskId: number,
  { registryId, target, code, failure }: ScanNote,
  now: number,
): Promise<void> {
  const concerned = await transaction
    .selectFrom('scan_queue')
    .select('task_id')
    .where('task_id', '=', taskId)
    .where('registry_id', '=', registryId)
    .limit(1)
    .executeTakeFirst();
  const noted = await transaction
    .selectFrom('scan_log')
    .select('id')
    .where('task_id', '=', taskId)
    .where('registry_id', '=', registryId)
    .where('code', '=', code)
    .where('target', '=', target)
    .executeTakeFirst();
  if (concerned === undefined || noted !== undefined) return;
  const detail = failure === undefined ? '' : JSON.stringify(failure);
  await logIn(transaction, taskId, now, {
    registryId,
    level: failure === undefined ? 'info' : 'warning',
    target,
    code,
    detail,
  });
}
