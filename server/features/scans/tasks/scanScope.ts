import { type SqlBool, sql } from 'kysely';
import type { ParsedRequestOf } from '#contract/actions.ts';

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

type ImageColumn = 'uuid' | 'digest' | 'repository_id' | 'repository_name' | 'namespace' | 'tag' | 'registry_id';

const list = (values: readonly (string | number)[]) => (values.length === 0 ? sql`null` : sql.join([...values]));

/** `+column` never steers how the images are come by. */
function among(column: ImageColumn, values: readonly (string | number)[] | undefined, steers: boolean) {
  if (values === undefined) return [];
  const ref = sql.ref(`images.${column}`);
  return [sql<SqlBool>`${steers ? ref : sql`+${ref}`} in (${list(values)})`];
}

/** What finds the images of a scope by an index: their uuids, digests or repositories; nothing where it is broad. */
export function steering(scope: ScanScope) {
  if (scope.uuids !== undefined) return among('uuid', scope.uuids, true);
  if (scope.digests !== undefined) return among('digest', scope.digests, true);
  return among('repository_id', scope.repositoryIds, true);
}

/** Whether an image is in the scope. It never steers: whatever may hold a great part of all images must not. */
export function inScope(scope: ScanScope) {
  const parts = [
    ...among('uuid', scope.uuids, false),
    ...among('digest', scope.digests, false),
    ...among('repository_id', scope.repositoryIds, false),
    ...among('repository_name', scope.repositoryNames, false),
    ...among('namespace', scope.namespaces, false),
    ...among('tag', scope.tags, false),
    ...among('registry_id', scope.registryIds, false),
    ...ofRegistries(scope),
    ...(scope.updatedSince === undefined ? [] : [sql<SqlBool>`+images.updated_at >= ${scope.updatedSince}`]),
    ...(scope.repositoriesUpTo === undefined ? [] : [sql<SqlBool>`+images.repository_id <= ${scope.repositoriesUpTo}`]),
  ];
  return sql<SqlBool>`(${sql.join([sql`true`, ...parts], sql` and `)})`;
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
