import type { RegistryState } from '#contract/enums.ts';
import type { RegistryType } from '#contract/kinds/registryTypes.ts';
import type { Database } from '../db/database.ts';
import { isSeen } from '../db/isSeen.ts';
import type { Visibility } from '../domain/access/visibility.ts';
import { stateOf } from '../store/registryState.ts';
import { newestRuns } from '../store/syncRuns.ts';

/** A registry that the caller sees, as far as lists ask. */
export interface ListedRegistry {
  readonly id: number;
  readonly type: RegistryType;
  readonly region_id: string;
  readonly state: RegistryState;
}

/** The registries whose images lists show: with those whose images still go. */
export async function listedRegistries(
  database: Database,
  { center, registries: seen }: Visibility,
): Promise<readonly ListedRegistry[]> {
  const [runs, registries] = await Promise.all([
    newestRuns(database, center),
    database.read
      .selectFrom('registries')
      .select(['id', 'type', 'region_id', 'removed_at', 'paused', 'failure', 'verified'])
      .where('center', '=', center)
      .where(isSeen('id', seen))
      .execute(),
  ]);
  return registries.map((registry) => ({
    id: registry.id,
    type: registry.type,
    region_id: registry.region_id,
    state: stateOf(registry, runs.get(registry.id)),
  }));
}
