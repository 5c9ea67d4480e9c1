import type { RequestOf } from '#contract/actions/actions.ts';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import { defaultSyncSchedule, type SyncSchedule } from '#contract/syncSchedule.ts';
import { scheduleValues } from './scheduleValues.ts';

type ChangeRequest = RequestOf<'ModifyImageRegistry'>;
type SyncSettings = Pick<RegistryRow, 'TransPerHour' | 'IncludePatterns' | 'ExcludePatterns' | 'SyncSchedule'>;

/** A form's patterns and schedule as a new registry's; what is as usual stays out. */
export function newSyncSettings({
  IncludePatterns,
  ExcludePatterns,
  SyncSchedule,
}: Omit<SyncSettings, 'TransPerHour'>) {
  return {
    ...(SyncSchedule.Type === defaultSyncSchedule.Type ? {} : { SyncSchedule }),
    ...(IncludePatterns.length === 0 ? {} : { IncludePatterns }),
    ...(ExcludePatterns.length === 0 ? {} : { ExcludePatterns }),
  };
}

/** What a form changes of a stored registry's patterns, speed limit and schedule. */
export function changedSyncSettings(
  wanted: SyncSettings,
  present: SyncSettings,
): Pick<ChangeRequest, keyof SyncSettings> {
  const { TransPerHour, IncludePatterns, ExcludePatterns, SyncSchedule } = wanted;
  return {
    ...(TransPerHour === present.TransPerHour ? {} : { TransPerHour }),
    ...(sameSchedule(SyncSchedule, present.SyncSchedule) ? {} : { SyncSchedule }),
    ...(sameList(IncludePatterns, present.IncludePatterns) ? {} : { IncludePatterns }),
    ...(sameList(ExcludePatterns, present.ExcludePatterns) ? {} : { ExcludePatterns }),
  };
}

export function sameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, index) => text === other[index]);
}

function sameSchedule(one: SyncSchedule, other: SyncSchedule): boolean {
  const text = (schedule: SyncSchedule) => JSON.stringify(scheduleValues(schedule));
  return text(one) === text(other);
}
