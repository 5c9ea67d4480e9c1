import * as z from 'zod/mini';
import { issue } from './issues.ts';
import { limits } from './limits.ts';

const hours = z
  .number({ error: issue('syncHours') })
  .check(
    z.int({ error: issue('syncHours') }),
    z.minimum(limits.syncHours.min, { error: issue('syncHours') }),
    z.maximum(limits.syncHours.max, { error: issue('syncHours') }),
  );

/** Monday is 1, Sunday 7, as in ISO 8601. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const weekday = z.literal(weekdays, { error: issue('option') });

/** Hour and minute by the server's clock, `00:00` to `23:59`. */
const timeOfDay = z
  .string({ error: issue('timeOfDay') })
  .check(
    z.maxLength(5, { error: issue('timeOfDay'), abort: true }),
    z.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { error: issue('timeOfDay') }),
  );

/**
 * When a registry is listed by itself, by the server's clock and time zone. `daily`: at a random minute after midnight; `hours`: so many
 * hours after the listing before began; `weekly`: on that day at that time; `manual`: never, a failed listing is not tried again
 * either.
 */
export const syncScheduleSchema = z.discriminatedUnion(
  'Type',
  [
    z.object({ Type: z.literal('daily') }),
    z.object({ Type: z.literal('hours'), Hours: hours }),
    z.object({ Type: z.literal('weekly'), Day: weekday, Time: timeOfDay }),
    z.object({ Type: z.literal('manual') }),
  ],
  { error: issue('option') },
);
export type SyncSchedule = z.infer<typeof syncScheduleSchema>;

export const syncScheduleTypes = [
  'daily',
  'hours',
  'weekly',
  'manual',
] as const satisfies readonly SyncSchedule['Type'][];

/** What is meant where nobody chose. */
export const defaultSyncSchedule: SyncSchedule = { Type: 'daily' };
