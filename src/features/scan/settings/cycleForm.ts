import * as z from 'zod/mini';
import { issue } from '#contract/issues.ts';
import { limits } from '#contract/limits.ts';
import { type CycleTaskRow, createCycleTask, cycleScopeSchema, setRegistryScanDayNum } from '#contract/scanCycles.ts';

/** Days between two scans that the form offers; any other whole number may be typed. */
export const offeredDays = [1, 3, 7, 14, 30] as const;
const other = 'other';

const { IntervalPeriod, TargetStartTime, TargetEndTime } = createCycleTask.request.shape;

/** What the panel edits: the cycle, and the scan time range, which belong to two actions. */
export const cycleFormSchema = z
  .object({
    enabled: z.boolean(),
    /** One of the offered days as text, or `other`. */
    every: z.string(),
    /** Null while it is empty. */
    typedDays: z.nullable(IntervalPeriod),
    fromHour: TargetStartTime,
    toHour: TargetEndTime,
    dayNum: setRegistryScanDayNum.request.shape.ScanDayNum,
    scope: z.enum(['all', 'chosen']),
    registryIds: z.array(z.string()),
    autoAddRepositories: z.boolean(),
  })
  .check(
    z.refine(({ every, typedDays }) => every !== other || typedDays !== null, {
      path: ['typedDays'],
      error: issue('required'),
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
  const days = cycle === undefined ? 7 : daysOf(cycle);
  const offered = offeredDays.some((each) => each === days);
  const { registryIds, autoAddRepositories } = scopeOf(cycle);
  return {
    enabled: cycle?.Enable === 1,
    every: offered ? String(days) : other,
    typedDays: days,
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
    IntervalPeriod: (values.every === other ? values.typedDays : null) ?? Number(values.every),
    PeriodUnit: 'day' as const,
    TargetStartTime: values.fromHour,
    TargetEndTime: values.toHour,
    Param: JSON.stringify({ ...registryIds, autoAddRepositories: values.autoAddRepositories }),
  };
}

/** A script may have set hours, which the console does not offer: whole days are the nearest it can show. */
function daysOf({ IntervalPeriod: period, PeriodUnit }: CycleTaskRow): number {
  return PeriodUnit === 'day' ? period : Math.max(1, Math.round(period / 24));
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
