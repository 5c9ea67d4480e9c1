import type { ParsedRequestOf } from '#contract/actions/actions.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import type { RegistryRecord } from '../../store/registryRepository.ts';
import { scheduleColumn } from '../../store/storedSchedule.ts';
import type { SyncEngine } from '../../sync/syncEngine.ts';
import { defaultName } from './newRegistry.ts';

type ChangeRequest = ParsedRequestOf<'ModifyImageRegistry'>;

/** What a request changes of a stored registry beside the way there and the account, each as columns. */

/** A name that nobody chose follows the address. */
export function changedName(
  { RegistryName }: ChangeRequest,
  registry: RegistryRecord,
  target: RegistryTarget,
): Partial<Pick<RegistryRecord, 'name'>> {
  if (RegistryName !== undefined) return { name: RegistryName };
  const chosen = registry.name !== defaultName({ domainName: registry.domain_name, port: registry.port });
  return chosen ? {} : { name: defaultName(target) };
}

/** A network of the other type has left the VPC behind. */
export function changedNetwork(
  { NetType, VpcId }: ChangeRequest,
  registry: RegistryRecord,
): Partial<Pick<RegistryRecord, 'net_type' | 'vpc_id'>> {
  const isOther = NetType !== undefined && NetType !== registry.net_type;
  return {
    ...(NetType === undefined ? {} : { net_type: NetType }),
    ...(isOther ? { vpc_id: null } : {}),
    ...(VpcId === undefined ? {} : { vpc_id: VpcId === '' ? null : VpcId }),
  };
}

type Patterns = Partial<Pick<RegistryRecord, 'include_patterns' | 'exclude_patterns'>>;

/** The patterns that a request changes to other ones. */
export function changedPatterns(
  { IncludePatterns, ExcludePatterns }: ChangeRequest,
  registry: RegistryRecord,
): Patterns {
  const [include, exclude] = [patternText(IncludePatterns), patternText(ExcludePatterns)];
  return {
    ...(include === undefined || include === registry.include_patterns ? {} : { include_patterns: include }),
    ...(exclude === undefined || exclude === registry.exclude_patterns ? {} : { exclude_patterns: exclude }),
  };
}

/** Another schedule plans anew at once; the one that is stored already changes nothing. */
export async function changedSchedule(
  { SyncSchedule }: ChangeRequest,
  registry: RegistryRecord,
  sync: Pick<SyncEngine, 'replanned'>,
): Promise<Partial<Pick<RegistryRecord, 'sync_schedule' | 'next_sync_at'>>> {
  if (SyncSchedule === undefined || scheduleColumn(SyncSchedule) === registry.sync_schedule) return {};
  return {
    sync_schedule: scheduleColumn(SyncSchedule),
    next_sync_at: await sync.replanned(registry, SyncSchedule),
  };
}

function patternText(patterns: readonly string[] | undefined): string | undefined {
  return patterns === undefined ? undefined : JSON.stringify(patterns);
}
