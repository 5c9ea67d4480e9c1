import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { isSeen } from '../../../db/isSeen.ts';
import type { Visibility } from '../../../domain/access/visibility.ts';
import type { ImageListRepository } from '../../../query/images/imageListRepository.ts';
import type { MatchingImages } from '../../../query/images/statements.ts';
import { isFinallyBlocked } from '../../../store/imageRef.ts';
import { namesImages, type ScanScope } from './scanScope.ts';

/** A scope as conditions on `images`. */
export interface ScopeConditions {
  /** What leads to its images by an index: their uuids, digests or repositories, or a list's few; nothing where it is broad. */
  readonly driving: readonly RawBuilder<SqlBool>[];
  /** Whether an image is in the scope. It never drives the query: what may hold for a great part of all images must not. */
  readonly condition: RawBuilder<SqlBool>;
  /** Whether an image of the scope is left out: whoever names single images has a refusal of the scanner tried again. */
  readonly blocked: RawBuilder<SqlBool>;
}

export type ConditionsOf = (visibility: Visibility, scope: ScanScope) => Promise<ScopeConditions>;

/** What a list's filter finds is looked up once; conditions are for use at once, as lists change. */
export function scopeConditions(images: Pick<ImageListRepository, 'matching'>): ConditionsOf {
  return async (visibility, scope) => {
    const listed = scope.list === undefined ? null : await images.matching(visibility, scope.list);
    return {
      driving: drivingConditions(scope, listed),
      condition: inScope(visibility, scope, listed),
      blocked: leftOut(scope),
    };
  };
}

type ImageColumn = 'uuid' | 'digest' | 'repository_id' | 'repository_name' | 'namespace' | 'tag' | 'registry_id';

const list = (values: readonly (string | number)[]) => (values.length === 0 ? sql`null` : sql.join([...values]));

/** SQLite uses no index for `+column`: only what drives the query stands without the plus. */
function among(column: ImageColumn, values: readonly (string | number)[] | undefined, drives: boolean) {
  if (values === undefined) return [];
  const ref = sql.ref(`images.${column}`);
  return [sql<SqlBool>`${drives ? ref : sql`+${ref}`} in (${list(values)})`];
}

function drivingConditions(scope: ScanScope, listed: MatchingImages | null) {
  if (scope.uuids !== undefined) return among('uuid', scope.uuids, true);
  if (scope.digests !== undefined) return among('digest', scope.digests, true);
  if (scope.repositoryIds === undefined && listed?.driving) return [listed.driving];
  return among('repository_id', scope.repositoryIds, true);
}

function inScope({ registries }: Visibility, scope: ScanScope, listed: MatchingImages | null) {
  const parts = [
    ...among('uuid', scope.uuids, false),
    ...among('digest', scope.digests, false),
    ...among('repository_id', scope.repositoryIds, false),
    ...among('repository_name', scope.repositoryNames, false),
    ...among('namespace', scope.namespaces, false),
    ...among('tag', scope.tags, false),
    ...among('registry_id', scope.registryIds, false),
    isSeen('images.registry_id', registries),
    ...ofRegistries(scope),
    ...(listed === null ? [] : [sql<SqlBool>`+(${listed.condition})`]),
    ...(scope.updatedSince === undefined ? [] : [sql<SqlBool>`+images.updated_at >= ${scope.updatedSince}`]),
    ...(scope.repositoriesUpTo === undefined ? [] : [sql<SqlBool>`+images.repository_id <= ${scope.repositoriesUpTo}`]),
  ];
  return sql<SqlBool>`(${sql.join([sql`true`, ...parts], sql` and `)})`;
}

function leftOut(scope: ScanScope) {
  return namesImages(scope) ? isFinallyBlocked : sql<SqlBool>`(images.scan_blocked is not null)`;
}

function ofRegistries({ registryTypes, regionIds }: ScanScope) {
  const ofRegistry = (column: 'type' | 'region_id', values: readonly string[] | undefined) =>
    values === undefined
      ? []
      : [
          sql<SqlBool>`+images.registry_id in
            (select id from registries where ${sql.ref(column)} in (${list(values)}))`,
        ];
  return [...ofRegistry('type', registryTypes), ...ofRegistry('region_id', regionIds)];
}
