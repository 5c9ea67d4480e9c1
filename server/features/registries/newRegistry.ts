import type { ParsedRequestOf } from '#contract/actions/actions.ts';
import type { Center } from '#contract/center.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import type { NewRegistry } from '../../store/registryWriter.ts';
import { scheduleColumn } from '../../store/storedSchedule.ts';
import { connectionColumns } from '../../store/storedTarget.ts';

/** What becomes of a registry whose way there or account is new: nothing is known of it but this. */
export const unknownYet = {
  failure: null,
  failing_since: null,
  failed_attempts: 0,
  intake_failure: null,
  intake_failing_since: null,
  intake_attempts: 0,
  intake_next_try_at: null,
} as const;

/** What is chosen alike for a registry that is connected by itself and for one of an account. */
type ChosenSettings = Pick<
  ParsedRequestOf<'AddPrivateRegistry'>,
  'TransPerHour' | 'IncludePatterns' | 'ExcludePatterns' | 'SyncSchedule'
>;

interface NewRegistryFacts {
  readonly center: Center;
  readonly regionId: string;
  readonly vpcId: string | null;
  /** `DomainName:Port` unless chosen. */
  readonly name: string | undefined;
  readonly verified: boolean;
  readonly now: number;
}

/** The row of a registry that was just connected. */
export function newRegistry(target: RegistryTarget, chosen: ChosenSettings, facts: NewRegistryFacts): NewRegistry {
  return {
    ...connectionColumns(target),
    ...unknownYet,
    center: facts.center,
    vpc_id: facts.vpcId,
    region_id: facts.regionId,
    name: facts.name ?? defaultName(target),
    secret_set_at: facts.now,
    trans_per_hour: chosen.TransPerHour,
    include_patterns: JSON.stringify(chosen.IncludePatterns ?? []),
    exclude_patterns: JSON.stringify(chosen.ExcludePatterns ?? []),
    sync_schedule: scheduleColumn(chosen.SyncSchedule),
    verified: facts.verified ? 1 : 0,
    paused: 0,
    // Due at once: a server killed before it opens the first run opens it when it is started again.
    next_sync_at: facts.now,
    last_sync_at: null,
    created_at: facts.now,
    modified_at: facts.now,
  };
}

export function defaultName({ domainName, port }: Pick<RegistryTarget, 'domainName' | 'port'>): string {
  return `${domainName}:${port}`;
}
