import { defaultSyncSchedule, type SyncSchedule, syncScheduleSchema } from '#contract/syncSchedule.ts';
import type { RegistryRecord } from './registryRepository.ts';

/** When a registry is listed by itself. */
export function storedSchedule({ sync_schedule }: Pick<RegistryRecord, 'sync_schedule'>): SyncSchedule {
  return syncScheduleSchema.parse(JSON.parse(sync_schedule));
}

/** A schedule as its column holds it, so that equal ones are equal texts. */
export function scheduleColumn(schedule: SyncSchedule = defaultSyncSchedule): string {
  return JSON.stringify(syncScheduleSchema.parse(schedule));
}
