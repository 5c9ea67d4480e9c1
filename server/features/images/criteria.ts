import { type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from 'kysely';
import type { Criterion, ImageCriteriaName, LogicalExp, RepositoryCriteriaName } from '#contract/criteria.ts';
import { type RiskLevel, riskLevels } from '#contract/enums.ts';
import type { ImagesTable, RegistriesTable, RepositoriesTable } from '../../db/tables.ts';
import { ActionError } from '../../http/actionError.ts';
import { riskRank } from '../../sync/risk.ts';
import { imagesWithVulnerability } from '../scans/reports/imagesWithVulnerability.ts';

type ImageSources = { images: ImagesTable; registries: RegistriesTable };
type RepositorySources = { repositories: RepositoriesTable; registries: RegistriesTable };
type Condition<Sources> = ExpressionWrapper<Sources, keyof Sources, SqlBool>;

/** A pattern that finds `text` anywhere; what is special to LIKE is taken as it stands. */
function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}

function like(column: 'images.repository_name' | 'images.namespace' | 'images.tag' | 'images.digest', text: string) {
  return sql<SqlBool>`${sql.ref(column)} like ${containing(text)} escape '\\'`;
}

/** YES or NO; anything else is the caller's mistake. */
function yes(value: string): boolean {
  if (value !== 'YES' && value !== 'NO') throw ActionError.illegalParam({ path: ['Criteria'], message: 'criteria' });
  return value === 'YES';
}

function rankOf(value: string): number {
  const level = riskLevels.find((candidate) => candidate === value);
  if (level === undefined) throw ActionError.illegalParam({ path: ['Criteria'], message: 'criteria' });
  return riskRank[level satisfies RiskLevel];
}

/** Names are found by any part of them; ids, types, regions and states must be equal. */
export function imageCondition(
  on: ExpressionBuilder<ImageSources, keyof ImageSources>,
  { name, value }: Criterion<ImageCriteriaName>,
): Condition<ImageSources> {
  const wrap = (expression: ReturnType<typeof like>) => on.and([expression]);
  switch (name) {
    case 'repoName':
      return wrap(like('images.repository_name', value));
    case 'repoNamespace':
      return wrap(like('images.namespace', value));
    case 'tag':
      return wrap(like('images.tag', value));
    case 'digest':
    case 'imageId':
      return wrap(like('images.digest', value));
    case 'repoId':
      return on('images.repository_id', '=', Number(value));
    case 'instanceId':
      return on('images.registry_id', '=', Number(value));
    case 'regionId':
      return on('registries.region_id', '=', value);
    case 'registryType':
      return on(sql<string>`registries.type`, '=', value);
    case 'riskLevel':
      return on('images.risk_rank', '=', rankOf(value));
    case 'cve':
      return on.and([imagesWithVulnerability(value)]);
    case 'riskStatus':
    case 'vulStatus':
      return yes(value) ? on('images.risk_rank', '>=', riskRank.low) : on('images.risk_rank', '<', riskRank.low);
  }
}

export function repositoryCondition(
  on: ExpressionBuilder<RepositorySources, keyof RepositorySources>,
  { name, value }: Criterion<RepositoryCriteriaName>,
): Condition<RepositorySources> {
  const atRisk = sql<number>`high_images + medium_images + low_images`;
  switch (name) {
    case 'repoName':
      return on.and([sql<SqlBool>`repositories.name like ${containing(value)} escape '\\'`]);
    case 'repoNamespace':
      return on.and([sql<SqlBool>`repositories.namespace like ${containing(value)} escape '\\'`]);
    case 'repoId':
      return on('repositories.id', '=', Number(value));
    case 'instanceId':
      return on('repositories.registry_id', '=', Number(value));
    case 'regionId':
      return on('registries.region_id', '=', value);
    case 'registryType':
      return on(sql<string>`registries.type`, '=', value);
    case 'riskStatus':
    case 'vulStatus':
      return on(atRisk, yes(value) ? '>' : '=', 0);
  }
}

/**
 * Joins conditions from left to right: each by its own `logicalExp`, or by the request's where it has
 * none. The first one's own is without effect.
 */
export function joined<Name extends string, Sources>(
  on: ExpressionBuilder<Sources, keyof Sources>,
  criteria: readonly Criterion<Name>[],
  logicalExp: LogicalExp,
  condition: (criterion: Criterion<Name>) => Condition<Sources>,
): Condition<Sources> | undefined {
  return criteria.reduce<Condition<Sources> | undefined>((left, criterion) => {
    const right = condition(criterion);
    if (left === undefined) return right;
    return (criterion.logicalExp ?? logicalExp) === 'OR' ? on.or([left, right]) : on.and([left, right]);
  }, undefined);
}
