import type { Doubt } from '#contract/failures/doubts.ts';
import type { SkippedElement } from '../../connectors/port.ts';
import type { Database } from '../../db/database.ts';

/** A registry full of broken elements must not fill the log: what is beyond is only counted. */
const maxSkippedLogged = 20;

/** What whoever reads a run's task is told: what failed, what was left out, and why. */
export function createRunLog(database: Database, now: () => number) {
  const log = (
    runId: number,
    level: 'info' | 'warning' | 'error',
    target: string,
    code: string,
    detail = '',
    writer = database.write,
  ) => writer.insertInto('sync_log').values({ run_id: runId, at: now(), level, target, code, detail }).execute();

  const logSkipped = async (runId: number, skipped: readonly SkippedElement[]) => {
    for (const { where, failure, reason, status, word } of skipped.slice(0, maxSkippedLogged)) {
      if (failure === undefined)
        await log(runId, 'warning', where, 'skipped', JSON.stringify({ reason, status, word }));
      else await log(runId, 'error', where, failure.code, JSON.stringify(failure));
    }
  };

  /** What speaks against a list being whole; what was skipped of it is told by itself. */
  const logDoubts = async (runId: number, target: string, doubts: readonly Doubt[]) => {
    for (const reason of doubts.filter((doubt) => doubt !== 'skipped' && doubt !== 'unusableTag')) {
      await log(runId, 'warning', target, 'incomplete', JSON.stringify({ reason, repositories: 0, parts: 0 }));
    }
  };

  return { log, logSkipped, logDoubts };
}

export type RunLog = ReturnType<typeof createRunLog>;
