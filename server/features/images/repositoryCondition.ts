import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Criterion, RepositoryCriteriaName } from '#contract/criteria.ts';
import { type RiskLevel, registryStates, registryTypes, riskLevels } from '#contract/enums.ts';
import { contains } from '../../db/contains.ts';
import { idOf, placeIn, yes } from './criterionValues.ts';
import type { ListedRegistry } from './listedRegistries.ts';
import { repositoryPath } from './repositoryPath.ts';

/** The worst that is known of its images, as the list shows it: one image without a report makes "none" a guess. */
const levelConditions: Record<RiskLevel, RawBuilder<SqlBool>> = {
  high: sql`repositories.high_images > 0`,
  medium: sql`(repositories.high_images = 0 and repositories.medium_images > 0)`,
  low: sql`(repositories.high_images + repositories.medium_images = 0 and repositories.low_images > 0)`,
  unknown: sql`(repositories.images_at_risk = 0 and repositories.unknown_images > 0)`,
  none: sql`(repositories.images_at_risk + repositories.unknown_images = 0)`,
};

/** Whether a repository is of one of these registries. */
export function ofRegistries(registries: readonly ListedRegistry[]): RawBuilder<SqlBool> {
  if (registries.length === 0) return sql`false`;
  return sql`repositories.registry_id in (${sql.join(registries.map(({ id }) => sql.lit(id)))})`;
}

/** Names are found by any part of them; ids, types, regions and states must be equal. */
export function repositoryCondition(
  { name, value }: Criterion<RepositoryCriteriaName>,
  index: number,
  registries: readonly ListedRegistry[],
): RawBuilder<SqlBool> {
  const where = (holds: (registry: ListedRegistry) => boolean) => ofRegistries(registries.filter(holds));
  switch (name) {
    case 'repoName':
      return contains('repositories.name', value);
    case 'repoNamespace':
      return contains('repositories.namespace', value);
    case 'repoPath':
      return contains(repositoryPath, value);
    case 'repoId':
      return sql`repositories.id = ${idOf(value, index)}`;
    case 'instanceId':
      return sql`repositories.registry_id = ${idOf(value, index)}`;
    case 'regionId':
      return where((registry) => registry.region_id === value);
    case 'registryType':
      placeIn(registryTypes, value, index);
      return where(({ type }) => type === value);
    case 'registryState':
      placeIn(registryStates, value, index);
      return where(({ state }) => state === value);
    case 'riskStatus':
    case 'vulStatus':
      return yes(value, index) ? sql`repositories.images_at_risk > 0` : sql`repositories.images_at_risk = 0`;
    // The cloud agent's, of which there is none here.
    case 'alarmStatus':
    case 'hcStatus':
      return yes(value, index) ? sql`false` : sql`true`;
    case 'riskLevel':
      return levelConditions[riskLevels[placeIn(riskLevels, value, index)] ?? 'unknown'];
  }
}
