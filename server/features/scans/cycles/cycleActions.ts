import { isDeepStrictEqual } from 'node:util';
import type { ParsedRequestOf } from '#contract/actions/actions.ts';
import { limits } from '#contract/limits.ts';
import type { CycleTaskRow } from '#contract/scans/scanCycles.ts';
import type { ActionHandlers } from '../../../domain/access/requestContext.ts';
import type { Visibility } from '../../../domain/access/visibility.ts';
import { ActionError } from '../../../domain/actionError.ts';
import { pageInfo } from '../../../domain/paging.ts';
import type { ScanTaskService } from '../tasks/scanTaskService.ts';
import type { CycleRepository, ListedCycle, ScanCycle } from './cycleRepository.ts';
import { scheduleOf, scopeOfCycle, scopeText, seenScopeText } from './cycleScopes.ts';
import { nextStart, type Schedule } from './nextStart.ts';

type CycleActions = Pick<
  ActionHandlers,
  'CreateCycleTask' | 'ModifyCycleTask' | 'DescribeCycleTaskList' | 'GetRegistryScanDayNum' | 'SetRegistryScanDayNum'
>;

interface CycleActionsOptions {
  readonly cycles: CycleRepository;
  readonly service: ScanTaskService;
  readonly now: () => number;
}

export function cycleActions({ cycles, service, now }: CycleActionsOptions): CycleActions {
  return {
    async CreateCycleTask(request, { center }) {
      const columns = {
        name: request.TaskName,
        enabled: request.Enable,
        first_at: request.FirstDateStr,
        interval_period: request.IntervalPeriod,
        period_unit: request.PeriodUnit,
        from_hour: request.TargetStartTime,
        to_hour: request.TargetEndTime,
        scope: scopeText(request.Param),
      };
      const id = await cycles.insert({
        ...columns,
        center,
        repositories_up_to: await cycles.highestRepository(),
        last_task_id: null,
        next_at: nextStart(scheduleOf(columns), now()),
        created_at: now(),
      });
      return { ConfigId: String(id) };
    },

    async ModifyCycleTask(request, { center }) {
      // Saved with a scope: what is there now is what it is about.
      const saved = request.Param === undefined ? {} : { repositories_up_to: await cycles.highestRepository() };
      const found = await cycles.change(center, Number(request.ConfigId), (cycle) => {
        const columns = changedColumns(cycle, request);
        return { ...columns, ...saved, ...movedStart(scheduleOf(cycle), scheduleOf(columns), now()) };
      });
      if (!found) throw ActionError.of('NotFound');
      return {};
    },

    async DescribeCycleTaskList(request, context) {
      const [rows, total, dayNum] = await Promise.all([
        cycles.page(context, request),
        cycles.count(context, request),
        cycles.dayNum(context.center),
      ]);
      const list = await Promise.all(
        rows.map(async (cycle) =>
          cycleRow(context, cycle, (await service.count(context, scopeOfCycle(cycle, dayNum, now()))).scannable),
        ),
      );
      return { CycleScheduleResponseList: list, PageInfo: pageInfo(request, list.length, total) };
    },

    async GetRegistryScanDayNum(_request, { center }) {
      const ScanDayNum = await cycles.dayNum(center);
      return { ScanDayNumConfig: { DayNumList: limits.scan.dayNums.join(','), ScanDayNum } };
    },

    async SetRegistryScanDayNum({ ScanDayNum }, { center }) {
      await cycles.setDayNum(center, ScanDayNum);
      return {};
    },
  };
}

function changedColumns(cycle: ScanCycle, request: ParsedRequestOf<'ModifyCycleTask'>) {
  return {
    name: request.TaskName ?? cycle.name,
    enabled: request.Enable ?? cycle.enabled,
    first_at: request.FirstDateStr ?? cycle.first_at,
    interval_period: request.IntervalPeriod ?? cycle.interval_period,
    period_unit: request.PeriodUnit ?? cycle.period_unit,
    from_hour: request.TargetStartTime ?? cycle.from_hour,
    to_hour: request.TargetEndTime ?? cycle.to_hour,
    scope: request.Param === undefined ? cycle.scope : scopeText(request.Param),
  };
}

/** What is due already, and not begun yet, stays due where the schedule is as it was. */
function movedStart(before: Schedule, after: Schedule, now: number): { readonly next_at?: number | null } {
  return isDeepStrictEqual(before, after) ? {} : { next_at: nextStart(after, now) };
}

function cycleRow(visibility: Visibility, cycle: ListedCycle, images: number): CycleTaskRow {
  return {
    ConfigId: String(cycle.id),
    TaskName: cycle.name,
    TaskType: 'IMAGE_SCAN',
    Enable: cycle.enabled,
    FirstDateStr: cycle.first_at,
    IntervalPeriod: cycle.interval_period,
    PeriodUnit: cycle.period_unit,
    TargetStartTime: cycle.from_hour,
    TargetEndTime: cycle.to_hour,
    Param: seenScopeText(cycle, visibility),
    LastTaskId: cycle.seen_task_id === null ? '' : String(cycle.seen_task_id),
    NextStartTimeStr: cycle.next_at ?? 0,
    ImageCount: images,
  };
}
