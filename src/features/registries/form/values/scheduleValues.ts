import * as z from 'zod/mini';
import { defaultSyncSchedule, type SyncSchedule, syncScheduleSchema } from '#contract/syncSchedule.ts';
import type { TypedNumber } from '../../../../ui/fields/typedNumber.ts';

/** A schedule as its inputs hold it: those of every type, so that nothing typed is lost where another type is looked at. */
interface ScheduleValues {
  Type: SyncSchedule['Type'];
  Hours: TypedNumber;
  Day: number;
  Time: string;
}

/** What any form holds that asks for a schedule. */
export interface ScheduleFormValues {
  SyncSchedule: ScheduleValues;
}

/** A schedule in its inputs; the others hold what is usual. */
export function scheduleValues(schedule: SyncSchedule = defaultSyncSchedule): ScheduleValues {
  return { Hours: 6, Day: 1, Time: '02:00', ...schedule };
}

/** The inputs of the chosen type, held to the contract's rules; those of the other types cannot be wrong. */
export const scheduleInput = z.pipe(
  z.transform(({ Type, Hours, Day, Time }: ScheduleValues): unknown => {
    if (Type === 'hours') return { Type, Hours };
    return Type === 'weekly' ? { Type, Day, Time } : { Type };
  }),
  syncScheduleSchema,
);
