import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Criterion, RepositoryCriteriaName } from '#contract/criteria.ts';
import { type RiskLevel, registryTypes, riskLevels } from '#contract/enums.ts';
import { contains } from '../../db/contains.ts';
import { idOf, placeIn, yes } from './criterionValues.ts';
import { repositoryPath } from './repositoryPath.ts';

/** The worst that is known of its images, as the list shows it: one image without a report makes "none" a guess. */
const levelConditions: Record<RiskLevel, RawBuilder<SqlBool>> = {
  high: sql`repositories.high_images > 0`,
  medium: sql`(repositories.high_images = 0 and repositories.medium_images > 0)`,
  low: sql`(repositories.high_images + repositories.medium_images = 0 and repositories.low_images > 0)`,
  unknown: sql`(repositories.images_at_risk = 0 and repositories.unknown_images > 0)`,
  none: sql`(repositories.images_at_risk + repositories.unknown_images = 0)`,
};

/** Names are found by any part of them; ids, types, regions and states must be equal. */
export function repositoryCondition(
  { name, value }: Criterion<RepositoryCriteriaName>,
  index: number,
): RawBuilder<SqlBool> {
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
      return sql`repositories.registry_id in (select id from registries where region_id = ${value})`;
    case 'registryType':
      placeIn(registryTypes, value, index);
      return sql`repositories.registry_id in (select id from registries where type = ${value})`;
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
