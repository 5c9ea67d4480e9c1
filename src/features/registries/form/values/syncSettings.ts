import type { RequestOf } from '#contract/actions.ts';
import type { RegistryRow } from '#contract/registries/registries.ts';

type ChangeRequest = RequestOf<'ModifyImageRegistry'>;
type SyncSettings = Pick<RegistryRow, 'TransPerHour' | 'IncludePatterns' | 'ExcludePatterns'>;

/** A form's patterns as a new registry's; where there are none, they stay out. */
export function newPatterns({ IncludePatterns, ExcludePatterns }: Omit<SyncSettings, 'TransPerHour'>) {
  return {
    ...(IncludePatterns.length === 0 ? {} : { IncludePatterns }),
    ...(ExcludePatterns.length === 0 ? {} : { ExcludePatterns }),
  };
}

/** What a form changes of a stored registry's patterns and speed limit. */
export function changedSyncSettings(
  wanted: SyncSettings,
  present: SyncSettings,
): Pick<ChangeRequest, keyof SyncSettings> {
  const { TransPerHour, IncludePatterns, ExcludePatterns } = wanted;
  return {
    ...(TransPerHour === present.TransPerHour ? {} : { TransPerHour }),
    ...(sameList(IncludePatterns, present.IncludePatterns) ? {} : { IncludePatterns }),
    ...(sameList(ExcludePatterns, present.ExcludePatterns) ? {} : { ExcludePatterns }),
  };
}

export function sameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, index) => text === other[index]);
}
