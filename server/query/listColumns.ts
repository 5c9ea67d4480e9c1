import { sql } from 'kysely';

/** What a row of a list tells of its registry, under names of its own; joined as `registries`. */
export const registryColumns = [
  'registries.type as registry_type',
  'registries.name as registry_name',
  'registries.region_id as region_id',
  'registries.domain_name as domain_name',
  'registries.port as port',
  'registries.protocol as protocol',
] as const;

/** What a row of a list tells of its digest's intake; joined as `digests`. */
export const intakeColumns = [
  'digests.done_at as intake_at',
  'digests.failure as intake_failure',
  'digests.next_try_at as intake_next_try_at',
] as const;

/** A row of `repositories` as lists show it; a search for a part of it may reach over the slash. */
export const repositoryPath = sql<string>`(repositories.namespace || '/' || repositories.name)`;
