import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { registryStates } from '#contract/enums.ts';
import type { Criterion, RepositoryCriteriaName } from '#contract/images/criteria.ts';
import { registryTypes } from '#contract/kinds/registryTypes.ts';
import { contains } from '../../db/contains.ts';
import { idOf, placeIn, rankOf, yes } from '../criterionValues.ts';
import { buildRiskImages, repositoryPath } from '../listColumns.ts';
import type { ListedRegistry } from '../listedRegistries.ts';

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
    case 'hcStatus':
      return sql`${buildRiskImages} ${sql.raw(yes(value, index) ? '>' : '=')} 0`;
    // The cloud agent's, of which there is none here.
    case 'alarmStatus':
      return yes(value, index) ? sql`false` : sql`true`;
    case 'riskLevel':
      return sql`repositories.risk_rank = ${rankOf(value, index)}`;
  }
}
