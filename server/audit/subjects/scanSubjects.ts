import { limits } from '#contract/limits.ts';
import type { SubjectReader } from './seenSubject.ts';

/** A scan cycle, by its `ConfigId`. */
export const cycleSubject: SubjectReader = async ({ database, parameters: { ConfigId } }) => {
  const id = Number(ConfigId);
  if (!Number.isSafeInteger(id)) return null;
  const cycle = await database.write.selectFrom('scan_cycles').selectAll().where('id', '=', id).executeTakeFirst();
  if (cycle === undefined) return null;
  return {
    type: 'scanCycle',
    id: String(id),
    name: cycle.name,
    facts: {
      TaskName: cycle.name,
      Enable: cycle.enabled === 1,
      FirstDateStr: new Date(cycle.first_at).toISOString(),
      IntervalPeriod: cycle.interval_period,
      PeriodUnit: cycle.period_unit,
      TargetStartTime: cycle.from_hour,
      TargetEndTime: cycle.to_hour,
      Param: cycle.scope,
    },
  };
};

/** A scan task, by its `TaskId`. */
export const scanTaskSubject: SubjectReader = async ({ database, center, parameters: { TaskId } }) => {
  const id = Number(TaskId);
  if (!Number.isSafeInteger(id) || center === null) return null;
  const task = await database.write
    .selectFrom('scan_tasks')
    .select(['target', 'status', 'scope'])
    .where('id', '=', id)
    .where('center', '=', center)
    .executeTakeFirst();
  if (task === undefined) return null;
  const { target, status, scope } = task;
  // One of several images or repositories has no other name.
  return { type: 'scanTask', id: String(id), name: target || String(id), facts: { StatusText: status, Param: scope } };
};

/** How far back the scan cycle of a data centre looks. */
export const dayNumSubject: SubjectReader = async ({ database, center }) => {
  if (center === null) return null;
  const settings = await database.write
    .selectFrom('scan_settings')
    .select('day_num')
    .where('center', '=', center)
    .executeTakeFirst();
  const days = settings?.day_num ?? limits.scan.defaultDayNum;
  return { type: 'setting', id: 'ScanDayNum', name: 'ScanDayNum', facts: { ScanDayNum: days } };
};
