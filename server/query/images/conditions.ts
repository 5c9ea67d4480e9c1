import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { contains } from '../../db/contains.ts';
import { isSeen } from '../../db/isSeen.ts';
import { literals } from '../../db/literals.ts';
import { hasBuildRisk, ofRareRisk } from './buildRisks.ts';
import { type ListScope, registryIdsOf } from './listScope.ts';
import type { EstimatedPredicate } from './predicates.ts';
import { imagesWithVulnerability, phrase, searchable } from './search.ts';

const hitsOf = (hits: string) => sql`(select value from json_each(${hits}))`;

/** Whether the predicate holds for a row of `images`; all but two are answered by every sort's index. */
export function predicateCondition(scope: ListScope, predicate: EstimatedPredicate): RawBuilder<SqlBool> {
  switch (predicate.on) {
    case 'registry':
      return sql`images.registry_id in ${literals(predicate.ids)}`;
    case 'rank':
      return sql`images.risk_rank in ${literals(predicate.ranks)}`;
    case 'scan':
      return sql`images.scan_state = ${sql.lit(predicate.state)}`;
    case 'intake':
      return sql`images.intake_state = ${sql.lit(predicate.state)}`;
    case 'base':
      return sql`images.base_id in ${hitsOf(predicate.hits ?? '[]')}`;
    case 'buildRisk':
      return hasBuildRisk(predicate);
    case 'absence':
      return sql`images.not_listed = ${sql.lit(predicate.missing ? 1 : 0)}`;
    case 'repository':
      if (predicate.hits !== undefined) return sql`images.repository_id in ${hitsOf(predicate.hits)}`;
      return sql`images.repository_id in (select id from repositories
        where repositories.registry_id in ${registryIdsOf(scope)} and ${predicate.condition})`;
    case 'tag':
      if (predicate.hits !== undefined) return sql`images.id in ${hitsOf(predicate.hits)}`;
      return searchable(predicate.value)
        ? sql`images.id in (select rowid from image_tags where image_tags match ${phrase(predicate.value)})`
        : contains('images.tag', predicate.value);
    case 'digest':
      return predicate.hits === undefined
        ? contains('images.digest', predicate.value)
        : sql`images.id in ${hitsOf(predicate.hits)}`;
    case 'vulnerability':
      return predicate.hits === undefined
        ? imagesWithVulnerability(predicate.value)
        : sql`images.id in ${hitsOf(predicate.hits)}`;
  }
}

/** What bounds `images_by_unusual_scan`: it holds such scans alone, and is used only where that is said in its own words. */
export function ofUnusualScan({ center }: ListScope, { state }: Extract<EstimatedPredicate, { on: 'scan' }>) {
  return sql<SqlBool>`images.center = ${center} and images.scan_state > 1 and images.scan_state = ${state}`;
}

/** The ids of all images that the predicate may hold for, by its own index; of those of a data centre what is seen. */
export function candidateIds(scope: ListScope, predicate: EstimatedPredicate): RawBuilder<unknown> {
  const seen = isSeen('registry_id', scope.visible);
  switch (predicate.on) {
    case 'registry':
      return sql`select id from images indexed by images_by_registry
        where registry_id in ${literals(predicate.ids)}`;
    case 'rank':
      return sql`select id from images indexed by images_by_risk
        where center = ${scope.center} and risk_rank in ${literals(predicate.ranks)} and ${seen}`;
    case 'repository':
      if (predicate.hits !== undefined) {
        return sql`select images.id from json_each(${predicate.hits})
          cross join images indexed by images_by_repository on images.repository_id = value`;
      }
      return sql`select images.id from repositories
        cross join images indexed by images_by_repository on images.repository_id = repositories.id
        where repositories.registry_id in ${registryIdsOf(scope)} and ${predicate.condition}`;
    case 'tag':
    case 'digest':
    case 'vulnerability':
      return sql`select value as id from json_each(${predicate.hits ?? '[]'})`;
    case 'scan':
      return sql`select id from images indexed by images_by_unusual_scan
        where ${ofUnusualScan(scope, predicate)}`;
    case 'intake':
      return sql`select id from images indexed by images_by_intake
        where center = ${scope.center} and intake_state = ${predicate.state} and ${seen}`;
    case 'base':
      return sql`select images.id from json_each(${predicate.hits ?? '[]'})
        cross join images indexed by images_by_base on images.base_id = value`;
    case 'buildRisk':
      return sql`select id from images indexed by images_by_build_risk where ${ofRareRisk(scope, predicate)}`;
    case 'absence':
      return sql`select id from images indexed by images_by_absence where center = ${scope.center} and not_listed = 1 and ${seen}`;
  }
}
