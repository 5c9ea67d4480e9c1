import * as z from 'zod/mini';
import { limits } from '#contract/limits.ts';
import { type CycleScope, cycleScopeSchema } from '#contract/scans/scanCycles.ts';
import { mockAction } from '../../mockAction.ts';
import { Refusal } from '../../refusal.ts';
import { pageOf } from '../state/listing.ts';
import { currentImages } from '../state/scanState.ts';
import type { MockCycle, World } from '../state/world.ts';

const hour = 3_600_000;
const whole: CycleScope = { autoAddRepositories: true };

/** Scan cycles, which the demo keeps but never runs, and the scan time range. */
export function cycleHandlers(world: World) {
  return [
    mockAction('DescribeCycleTaskList', ({ params, center }) => {
      const images = currentImages(world, center).filter(({ ScanBlocked }) => ScanBlocked === undefined);
      const page = pageOf(
        world.cycles[center].map((cycle) => {
          const { registryIds } = z.parse(cycleScopeSchema, JSON.parse(cycle.Param));
          return {
            ...cycle,
            LastTaskId: '',
            NextStartTimeStr: cycle.Enable === 1 ? nextStart(cycle, world.now()) : 0,
            ImageCount: images.filter(({ RegistryId }) => registryIds?.includes(RegistryId) ?? true).length,
          };
        }),
        params,
      );
      return { CycleScheduleResponseList: page.rows, PageInfo: page.PageInfo };
    }),
    mockAction('CreateCycleTask', ({ params, center }) => {
      const { Lang, Source, Param = whole, ...rest } = params;
      const ConfigId = String(world.nextId());
      world.cycles[center].push({ ConfigId, ...rest, Param: JSON.stringify(Param) });
      return { ConfigId };
    }),
    mockAction('ModifyCycleTask', ({ params, center }) => {
      const index = world.cycles[center].findIndex(({ ConfigId }) => ConfigId === params.ConfigId);
      const cycle = world.cycles[center][index];
      if (cycle === undefined) throw new Refusal('NotFound');
      const { Lang, Param, ...changes } = params;
      world.cycles[center][index] = {
        ...cycle,
        ...Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)),
        ...(Param === undefined ? {} : { Param: JSON.stringify(Param) }),
      };
      return {};
    }),
    mockAction('GetRegistryScanDayNum', ({ center }) => ({
      ScanDayNumConfig: { DayNumList: limits.scan.dayNums.join(','), ScanDayNum: world.scanDays[center] },
    })),
    mockAction('SetRegistryScanDayNum', ({ params, center }) => {
      world.scanDays[center] = params.ScanDayNum;
      return {};
    }),
  ];
}

function nextStart({ TargetStartTime }: MockCycle, now: number): number {
  const start = new Date(now);
  start.setHours(TargetStartTime, 0, 0, 0);
  return start.getTime() > now ? start.getTime() : start.getTime() + 24 * hour;
}
