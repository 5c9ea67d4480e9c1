import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { contains } from '../../db/contains.ts';
import type { EstimatedPredicate } from './accessPath.ts';
import { inScope, type ListScope, phrase, searchable } from './cardinality.ts';
import { imagesWithVulnerability } from './search.ts';

const numbers = (values: readonly number[]) =>
  values.length === 0 ? sql`(null)` : sql`(${sql.join(values.map((value) => sql.lit(value)))})`;

const hitsOf = (hits: string) => sql`(select value from json_each(${hits}))`;

/** Whether a row of `images` fulfils a criterion; all but two are answered by every sort's index. */
export function predicateCondition(scope: ListScope, leaf: EstimatedPredicate): RawBuilder<SqlBool> {
  switch (leaf.on) {
    case 'registry':
      return sql`images.registry_id in ${numbers(leaf.ids)}`;
    case 'rank':
      return sql`images.risk_rank in ${numbers(leaf.ranks)}`;
    case 'scan':
      return sql`images.scan_state = ${sql.lit(leaf.state)}`;
    case 'repository':
      if (leaf.hits !== undefined) return sql`images.repository_id in ${hitsOf(leaf.hits)}`;
      return sql`images.repository_id in (select id from repositories
        where repositories.registry_id in ${inScope(scope)} and ${leaf.condition})`;
    case 'tag':
      if (leaf.hits !== undefined) return sql`images.id in ${hitsOf(leaf.hits)}`;
      return searchable(leaf.value)
        ? sql`images.id in (select rowid from image_tags where image_tags match ${phrase(leaf.value)})`
        : contains('images.tag', leaf.value);
    case 'digest':
      return leaf.hits === undefined ? contains('images.digest', leaf.value) : sql`images.id in ${hitsOf(leaf.hits)}`;
    case 'vulnerability':
      return leaf.hits === undefined ? imagesWithVulnerability(leaf.value) : sql`images.id in ${hitsOf(leaf.hits)}`;
  }
}

/** What bounds `images_by_unusual_scan`: it holds such scans alone, and is used only where that is said in its own words. */
export function ofUnusualScan({ center }: ListScope, { state }: Extract<EstimatedPredicate, { on: 'scan' }>) {
  return sql<SqlBool>`images.center = ${center} and images.scan_state > 1 and images.scan_state = ${state}`;
}

/** The ids of all images that a criterion may hold for, by its own index. */
export function candidateIds(scope: ListScope, leaf: EstimatedPredicate): RawBuilder<unknown> {
  switch (leaf.on) {
    case 'registry':
      return sql`select id from images indexed by images_by_registry
        where registry_id in ${numbers(leaf.ids)} and taken_in_at is not null`;
    case 'rank':
      return sql`select id from images indexed by images_by_risk
        where center = ${scope.center} and risk_rank in ${numbers(leaf.ranks)} and taken_in_at is not null`;
    case 'repository':
      if (leaf.hits !== undefined) {
        return sql`select images.id from json_each(${leaf.hits})
          cross join images indexed by images_by_repository on images.repository_id = value`;
      }
      return sql`select images.id from repositories
        cross join images indexed by images_by_repository on images.repository_id = repositories.id
        where repositories.registry_id in ${inScope(scope)} and ${leaf.condition}`;
    case 'tag':
    case 'digest':
    case 'vulnerability':
      return sql`select value as id from json_each(${leaf.hits ?? '[]'})`;
    case 'scan':
      return sql`select id from images indexed by images_by_unusual_scan
        where ${ofUnusualScan(scope, leaf)} and taken_in_at is not null`;
  }
}
