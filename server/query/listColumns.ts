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
  'digests.risk_counts as risk_counts',
] as const;

/** A row of `repositories` as lists show it; a search for a part of it may reach over the slash. */
export const repositoryPath = sql<string>`(repositories.namespace || '/' || repositories.name)`;

/** Of a row of `repositories`: its images with an unhandled build risk of medium level or above. */
export const buildRiskImages = sql<number>`ifnull((select open_images from repository_risks
  where repository_id = repositories.id and set_id = (select id from risk_sets where name = 'medium')), 0)`;
