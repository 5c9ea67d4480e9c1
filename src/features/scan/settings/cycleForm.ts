import * as z from 'zod/mini';
import { issue } from '#contract/issues.ts';
import { limits } from '#contract/limits.ts';
import {
  type CycleTaskRow,
  createCycleTask,
  cycleScopeSchema,
  setRegistryScanDayNum,
} from '#contract/scans/scanCycles.ts';
import { typedNumber } from '../../../ui/fields/typedNumber.ts';

type Interval = Pick<CycleTaskRow, 'IntervalPeriod' | 'PeriodUnit'>;

/** Days between two scans that the form offers; any other whole number may be typed. */
const offeredDays = [1, 3, 7, 14, 30] as const;
const other = 'other';
const weekly: Interval = { IntervalPeriod: 7, PeriodUnit: 'day' };

const { IntervalPeriod, TargetStartTime, TargetEndTime } = createCycleTask.request.shape;

/** What the panel edits: the cycle, and the scan time range, which belong to two actions. */
export const cycleFormSchema = z
  .object({
    enabled: z.boolean(),
    /** An offered interval as `textOf` writes it, or `other`. */
    every: z.string(),
    typedDays: typedNumber,
    fromHour: TargetStartTime,
    toHour: TargetEndTime,
    dayNum: setRegistryScanDayNum.request.shape.ScanDayNum,
    scope: z.enum(['all', 'chosen']),
    registryIds: z.array(z.string()),
    autoAddRepositories: z.boolean(),
  })
  .check(
    z.check(({ value: { every, typedDays }, issues }) => {
      // A number that is not shown any more holds nothing up.
      if (every !== other) return;
      const found =
        typedDays === null ? issue('required') : z.safeParse(IntervalPeriod, typedDays).error?.issues[0]?.message;
      if (found !== undefined) issues.push({ code: 'custom', path: ['typedDays'], message: found, input: typedDays });
    }),
    z.refine(({ scope, registryIds }) => scope === 'all' || registryIds.length > 0, {
      path: ['registryIds'],
      error: issue('required'),
    }),
  );
export type CycleFormValues = z.input<typeof cycleFormSchema>;
export type CycleFormOutput = z.output<typeof cycleFormSchema>;

/** The form for what is stored; a data centre without a cycle begins with a weekly one, switched off. */
export function toForm(cycle: CycleTaskRow | undefined, dayNum: number): CycleFormValues {
  const interval = cycle ?? weekly;
  const offered = offeredIntervals(interval).some((each) => textOf(each) === textOf(interval));
  const { registryIds, autoAddRepositories } = scopeOf(cycle);
  return {
    enabled: cycle?.Enable === 1,
    every: offered ? textOf(interval) : other,
    typedDays: (interval.PeriodUnit === 'day' ? interval : weekly).IntervalPeriod,
    fromHour: cycle?.TargetStartTime ?? 1,
    toHour: cycle?.TargetEndTime ?? 6,
    dayNum: limits.scan.dayNums.find((each) => each === dayNum) ?? limits.scan.defaultDayNum,
    scope: registryIds === undefined ? 'all' : 'chosen',
    registryIds: registryIds?.map(String) ?? [],
    autoAddRepositories,
  };
}

/** What the two ways of saving a cycle share. */
export function toCycleRequest(values: CycleFormOutput) {
  const registryIds = values.scope === 'all' ? {} : { registryIds: values.registryIds.map(Number) };
  return {
    Enable: values.enabled ? (1 as const) : (0 as const),
    ...(values.every === other
      ? days(typeof values.typedDays === 'number' ? values.typedDays : weekly.IntervalPeriod)
      : intervalOf(values.every)),
    TargetStartTime: values.fromHour,
    TargetEndTime: values.toHour,
    Param: JSON.stringify({ ...registryIds, autoAddRepositories: values.autoAddRepositories }),
  };
}

/** What can be chosen; hours, which only a script sets, where they are `stored`. */
export function offeredIntervals(stored: Interval | undefined): readonly Interval[] {
  return [...(stored?.PeriodUnit === 'hour' ? [stored] : []), ...offeredDays.map(days)];
}

/** `3 day`, `12 hour`. */
export function textOf({ IntervalPeriod, PeriodUnit }: Interval): string {
  return `${IntervalPeriod} ${PeriodUnit}`;
}

function intervalOf(text: string): Interval {
  const [period, unit] = text.split(' ');
  return { IntervalPeriod: Number(period), PeriodUnit: unit === 'hour' ? 'hour' : 'day' };
}

function days(period: number): Interval {
  return { IntervalPeriod: period, PeriodUnit: 'day' };
}

function scopeOf(cycle: CycleTaskRow | undefined): z.output<typeof cycleScopeSchema> {
  try {
    const parsed = cycleScopeSchema.safeParse(JSON.parse(cycle?.Param || '{}'));
    if (parsed.success) return parsed.data;
  } catch {
    // Text that is no JSON says nothing of a scope, like no text.
  }
  return { autoAddRepositories: true };
}
