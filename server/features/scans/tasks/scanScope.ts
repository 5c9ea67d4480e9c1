import { type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { ParsedRequestOf } from '#contract/actions.ts';
import type { Tables } from '../../../db/tables.ts';

/**
 * Which images a task is about, as it is stored: several lists narrow each other, none at all means every image. Values are
 * sorted, so that equal scopes are equal text.
 */
export interface ScanScope {
  readonly registryTypes?: readonly string[];
  readonly registryIds?: readonly number[];
  readonly regionIds?: readonly string[];
  readonly repositoryIds?: readonly number[];
  readonly repositoryNames?: readonly string[];
  readonly namespaces?: readonly string[];
  readonly digests?: readonly string[];
  readonly tags?: readonly string[];
  readonly uuids?: readonly string[];
  /** For cycles: images updated since, ms since 1970; repositories up to this id. */
  readonly updatedSince?: number;
  readonly repositoriesUpTo?: number;
}

type ScopeRequest = Pick<
  ParsedRequestOf<'PublicCreateImageScanTask'>,
  | 'RegistryTypes'
  | 'InstanceIds'
  | 'RegionIds'
  | 'RepoIds'
  | 'RepoNames'
  | 'RepoNamespaces'
  | 'Digests'
  | 'Tags'
  | 'Uuids'
>;

function values(text: string | undefined): string[] | undefined {
  const parts = (text ?? '').split(',').map((part) => part.trim());
  const distinct = [...new Set(parts)].filter((part) => part !== '').toSorted();
  return distinct.length === 0 ? undefined : distinct;
}

/** An id that is no number is nobody's. */
function ids(text: string | undefined): number[] | undefined {
  return values(text)?.map(Number).filter(Number.isSafeInteger);
}

export function scopeOf(request: ScopeRequest): ScanScope {
  const scope = {
    registryTypes: values(request.RegistryTypes),
    registryIds: ids(request.InstanceIds),
    regionIds: values(request.RegionIds),
    repositoryIds: ids(request.RepoIds),
    repositoryNames: values(request.RepoNames),
    namespaces: values(request.RepoNamespaces),
    digests: values(request.Digests),
    tags: values(request.Tags),
    uuids: values(request.Uuids),
  };
  return Object.fromEntries(Object.entries(scope).filter(([, list]) => list !== undefined));
}

type On = ExpressionBuilder<Tables, 'images'>;

/**
 * Images in the scope. Uuids, digests and repositories are found by their index; whatever may hold a great part of all
 * images is written so (`+column`) that it never steers the walk by id.
 */
export function inScope(on: On, scope: ScanScope) {
  const condition = (column: keyof Tables['images'], list: readonly (string | number)[] | undefined, steers = false) =>
    list === undefined
      ? []
      : [
          sql<SqlBool>`${steers ? sql.ref(`images.${column}`) : sql`+${sql.ref(`images.${column}`)}`} in (${list.length === 0 ? sql`null` : sql.join([...list])})`,
        ];
  return on.and([
    ...condition('uuid', scope.uuids, true),
    ...condition('digest', scope.digests, scope.uuids === undefined),
    ...condition('repository_id', scope.repositoryIds, scope.uuids === undefined && scope.digests === undefined),
    ...condition('repository_name', scope.repositoryNames),
    ...condition('namespace', scope.namespaces),
    ...condition('tag', scope.tags),
    ...condition('registry_id', scope.registryIds),
    ...ofRegistries(scope),
    ...(scope.updatedSince === undefined ? [] : [sql<SqlBool>`+images.updated_at >= ${scope.updatedSince}`]),
    ...(scope.repositoriesUpTo === undefined ? [] : [sql<SqlBool>`+images.repository_id <= ${scope.repositoriesUpTo}`]),
  ]);
}

function ofRegistries({ registryTypes, regionIds }: ScanScope) {
  const ofRegistry = (column: 'type' | 'region_id', list: readonly string[] | undefined) =>
    list === undefined
      ? []
      : [
          sql<SqlBool>`+images.registry_id in
            (select id from registries where ${sql.ref(column)} in (${sql.join([...list])}))`,
        ];
  return [...ofRegistry('type', registryTypes), ...ofRegistry('region_id', regionIds)];
}
