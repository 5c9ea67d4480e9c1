import * as z from 'zod/mini';
import { action, extension } from '../action.ts';
import { anyText, id, jsonText, lineOfText } from '../fields.ts';
import { issue } from '../issues.ts';
import { limits } from '../limits.ts';
import { pageInfoSchema, pagingRequest } from '../paging.ts';

/** Only images updated within so many days are scanned by a cycle: the scan time range. */
const scanDayNum = z.union(
  limits.scan.dayNums.map((days) => z.literal(days)),
  { error: issue('option') },
);

/** How many days back images must have been pushed for the scan cycle to take them. */
export const getRegistryScanDayNum = action({
  request: {},
  response: {
    ScanDayNumConfig: z.object({
      /** The choices, comma-separated. */
      DayNumList: z.string(),
      ScanDayNum: z.number(),
    }),
  },
  access: 'read',
});

/** Sets how many days back images must have been pushed for the scan cycle to take them. */
export const setRegistryScanDayNum = action({
  request: { ScanDayNum: scanDayNum },
  response: {},
  access: 'write',
});

/**
 * What a cycle scans, as JSON text in `Param`. `registryIds` absent: every registry. `autoAddRepositories` false: only
 * repositories known when the cycle was saved; true: those that come later too.
 */
export const cycleScopeSchema = z.object({
  registryIds: z.optional(z.array(id).check(z.maxLength(500, { error: issue('tooLong') }))),
  autoAddRepositories: z._default(z.boolean(), true),
});
export type CycleScope = z.infer<typeof cycleScopeSchema>;

const cycleScopeText = z.pipe(anyText(limits.text.list), z.pipe(jsonText, cycleScopeSchema));

const hour = z
  .number({ error: issue('type') })
  .check(
    z.int({ error: issue('type') }),
    z.minimum(0, { error: issue('type') }),
    z.maximum(24, { error: issue('type') }),
  );

const enable = z.union([z.literal(0), z.literal(1)], { error: issue('option') });
const interval = z
  .number({ error: issue('interval') })
  .check(
    z.int({ error: issue('interval') }),
    z.minimum(1, { error: issue('interval') }),
    z.maximum(365, { error: issue('interval') }),
  );

/** Ours adds nothing to the cloud's units: `day` is what the console offers, `hour` is for scripts. */
export const periodUnits = ['day', 'hour'] as const;
const periodUnit = z.enum(periodUnits, { error: issue('option') });
const cycleTaskType = z.literal('IMAGE_SCAN', { error: issue('option') });
/** Ms since 1970. */
const firstDate = z.number({ error: issue('type') }).check(
  z.int({ error: issue('type') }),
  z.minimum(0, { error: issue('type') }),
  // The year 9999: later dates break calendars.
  z.maximum(253_402_300_799_999, { error: issue('type') }),
);

/**
 * Scans again and again: every `IntervalPeriod` `PeriodUnit`s from `FirstDateStr`, begun between the hours `TargetStartTime`
 * and `TargetEndTime` of the server's day (equal: at any hour).
 */
export const createCycleTask = action({
  request: {
    TaskName: lineOfText(128),
    TaskType: cycleTaskType,
    Enable: enable,
    FirstDateStr: firstDate,
    IntervalPeriod: interval,
    PeriodUnit: periodUnit,
    TargetStartTime: hour,
    TargetEndTime: hour,
    Param: z.optional(cycleScopeText),
    Source: z.optional(anyText(limits.text.searchText)),
  },
  response: { ConfigId: z.string() },
  access: 'write',
});

/** What is absent stays as it is. */
export const modifyCycleTask = action({
  request: {
    ConfigId: lineOfText(20),
    TaskName: z.optional(lineOfText(128)),
    TaskType: z.optional(cycleTaskType),
    Enable: z.optional(enable),
    FirstDateStr: z.optional(firstDate),
    IntervalPeriod: z.optional(interval),
    PeriodUnit: z.optional(periodUnit),
    TargetStartTime: z.optional(hour),
    TargetEndTime: z.optional(hour),
    Param: z.optional(cycleScopeText),
  },
  response: {},
  access: 'write',
});

export const cycleTaskRowSchema = z.object({
  ConfigId: z.string(),
  TaskName: z.string(),
  TaskType: z.literal('IMAGE_SCAN'),
  Enable: z.number(),
  FirstDateStr: z.number(),
  IntervalPeriod: z.number(),
  PeriodUnit: z.enum(periodUnits),
  TargetStartTime: z.number(),
  TargetEndTime: z.number(),
  /** JSON text of a `CycleScope`. */
  Param: z.string(),
  /** The scan it last began; '' before the first. */
  LastTaskId: z.string(),
  /** When it begins the next, ms since 1970; 0 while it is off. */
  NextStartTimeStr: z.number(),
  /** Images that the next one would be about, as things stand. */
  ImageCount: extension(z.number()),
});
export type CycleTaskRow = z.infer<typeof cycleTaskRowSchema>;

/** The scan cycle of the data centre, and when it runs next. */
export const describeCycleTaskList = action({
  request: {
    ...pagingRequest,
    ConfigId: z.optional(lineOfText(20)),
    TaskName: z.optional(anyText(limits.text.searchText)),
    TaskType: z.optional(cycleTaskType),
  },
  response: { CycleScheduleResponseList: z.array(cycleTaskRowSchema), PageInfo: pageInfoSchema },
  access: 'read',
});
