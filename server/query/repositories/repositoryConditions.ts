import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Criterion, RepositoryCriteriaName } from '#contract/images/criteria.ts';
import { contains } from '../../db/contains.ts';
import { idOf, rankOf, registryCriterion, yes } from '../criterionValues.ts';
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
    case 'registryType':
    case 'registryState':
      return where(registryCriterion(name, value, index));
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
