import { type CycleScope, cycleScopeSchema } from '#contract/scans/scanCycles.ts';
import { sees, type Visibility } from '../../../domain/access/visibility.ts';
import type { ScanScope } from '../scope/scanScope.ts';
import type { ScanCycle } from './cycleRepository.ts';
import type { Schedule } from './nextStart.ts';

const dayMs = 86_400_000;

/** The scope as it is stored and shown, with what was left out. */
export function scopeText(scope: Partial<CycleScope> | undefined): string {
  return JSON.stringify(cycleScopeSchema.parse(scope ?? {}));
}

/** As it is stored, without registries that are not seen. */
export function seenScopeText({ scope }: Pick<ScanCycle, 'scope'>, visibility: Visibility): string {
  if (visibility.registries === 'all') return scope;
  const { registryIds, ...rest } = cycleScopeSchema.parse(JSON.parse(scope));
  return scopeText({ ...rest, registryIds: registryIds?.filter((id) => sees(visibility, id)) });
}

/** What a cycle is about at this moment: images updated within the scan time range, in its registries. */
export function scopeOfCycle(cycle: ScanCycle, dayNum: number, now: number): ScanScope {
  const { registryIds, autoAddRepositories } = cycleScopeSchema.parse(JSON.parse(cycle.scope));
  return {
    ...(registryIds === undefined ? {} : { registryIds: registryIds.toSorted((one, other) => one - other) }),
    updatedSince: now - dayNum * dayMs,
    ...(autoAddRepositories ? {} : { repositoriesUpTo: cycle.repositories_up_to }),
  };
}

type ScheduleColumns = Pick<
  ScanCycle,
  'enabled' | 'first_at' | 'interval_period' | 'period_unit' | 'from_hour' | 'to_hour'
>;

export function scheduleOf(cycle: ScheduleColumns): Schedule {
  return {
    enabled: cycle.enabled === 1,
    firstAt: cycle.first_at,
    intervalPeriod: cycle.interval_period,
    periodUnit: cycle.period_unit,
    fromHour: cycle.from_hour,
    toHour: cycle.to_hour,
  };
}
