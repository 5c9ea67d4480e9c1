import { type SqlBool, sql } from 'kysely';
import { scanStates } from '#contract/enums.ts';
import type { RegistryType } from '#contract/kinds/registryTypes.ts';
import type { Database } from '../../../db/database.ts';
import { isSeen } from '../../../db/isSeen.ts';
import type { Visibility } from '../../../domain/access/visibility.ts';
import type { ScanStateCount } from '../../../query/images/imageListRepository.ts';
import { phrase, searchable } from '../../../query/images/search.ts';
import type { ScanScope } from './scanScope.ts';
import type { ScopeConditions } from './scopeConditions.ts';

/** Images of one registry; `blocked` 1: they are left out, as they cannot be scanned. */
interface ScopeCount {
  readonly id: number;
  readonly type: RegistryType;
  readonly blocked: number;
  readonly images: number;
}

const blockedState = scanStates.indexOf('BLOCKED');
const ofRegistries = new Set<keyof ScanScope>(['registryTypes', 'registryIds', 'regionIds']);

/** A scope that takes registries whole is counted without looking at any image. */
export function isOfRegistriesAlone(scope: ScanScope): boolean {
  return Object.keys(scope).every((name) => ofRegistries.has(name as keyof ScanScope));
}

function namedRegistries({ registryTypes, registryIds, regionIds }: ScanScope) {
  const among = (column: 'type' | 'id' | 'region_id', values: readonly (string | number)[] | undefined) =>
    values === undefined ? [] : [sql<SqlBool>`${sql.ref(`registries.${column}`)} in (${sql.join([...values])})`];
  return [...among('type', registryTypes), ...among('id', registryIds), ...among('region_id', regionIds)];
}

export async function countOfTotals(
  database: Database,
  { center, registries }: Visibility,
  scope: ScanScope,
): Promise<ScopeCount[]> {
  const blocked = sql<number>`scan_state = ${sql.lit(blockedState)}`;
  return database.read
    .selectFrom('image_totals')
    .innerJoin('registries', 'registries.id', 'image_totals.registry_id')
    .where('registries.center', '=', center)
    .where(isSeen('registries.id', registries))
    .where('images', '>', 0)
    .where((on) => on.and(namedRegistries(scope)))
    .select((select) => [
      'registries.id',
      'registries.type',
      blocked.as('blocked'),
      select.fn.sum<number>('images').as('images'),
    ])
    .groupBy(['registries.id', blocked])
    .execute();
}

/** What cycles are about: images of some time, and of nothing smaller than a registry. */
export function isOfRecentImages(scope: ScanScope): scope is ScanScope & Required<Pick<ScanScope, 'updatedSince'>> {
  const { updatedSince, repositoriesUpTo, ...rest } = scope;
  return updatedSince !== undefined && isOfRegistriesAlone(rest);
}

/** A walk along an index, which may be as long as there are images: behind the page. */
export async function countOfRecent(
  database: Database,
  { center, registries }: Visibility,
  { updatedSince, repositoriesUpTo, ...scope }: ScanScope & Required<Pick<ScanScope, 'updatedSince'>>,
): Promise<ScopeCount[]> {
  const blocked = sql<number>`images.scan_state = ${sql.lit(blockedState)}`;
  return (
    database.background
      .selectFrom('images')
      // The time leads to the images, never the registry: its index does not hold what is asked.
      .innerJoin('registries', (join) => join.on(sql<SqlBool>`registries.id = +images.registry_id`))
      .where('images.center', '=', center)
      .where(isSeen('images.registry_id', registries))
      .where('images.updated_at', '>=', updatedSince)
      .$if(repositoriesUpTo !== undefined, (query) => query.where('images.repository_id', '<=', repositoriesUpTo ?? 0))
      .where((on) => on.and(namedRegistries(scope)))
      .select((select) => [
        'registries.id',
        'registries.type',
        blocked.as('blocked'),
        select.fn.countAll<number>().as('images'),
      ])
      .groupBy(['registries.id', blocked])
      .execute()
  );
}

/** All that a list shows is counted as the list counts. */
export function isListAlone(scope: ScanScope): scope is ScanScope & Required<Pick<ScanScope, 'list'>> {
  return Object.keys(scope).join() === 'list';
}

/** What a list holds, by what its registries are and whether its images can be scanned. */
export function countOfList(counted: readonly ScanStateCount[]): ScopeCount[] {
  const counts = new Map<string, ScopeCount>();
  for (const { id, type, scanState, images } of counted) {
    const blocked = scanState === blockedState ? 1 : 0;
    const key = `${id} ${blocked}`;
    counts.set(key, { id, type, blocked, images: (counts.get(key)?.images ?? 0) + images });
  }
  return [...counts.values()];
}

export async function countImages(
  database: Database,
  { center }: Visibility,
  scope: ScanScope,
  { driving, condition, blocked }: ScopeConditions,
): Promise<ScopeCount[]> {
  return database.read
    .selectFrom('images')
    .innerJoin('registries', 'registries.id', 'images.registry_id')
    .where(sql<string>`+images.center`, '=', center)
    .where((on) => on.and([...driving, ...inNamedRepositories(scope), ...withTags(scope)]))
    .where(condition)
    .select((select) => [
      'registries.id',
      'registries.type',
      blocked.$castTo<number>().as('blocked'),
      select.fn.countAll<number>().as('images'),
    ])
    .groupBy(['registries.id', blocked])
    .execute();
}

/** Repositories are few beside their images: those of a name or namespace lead to theirs. */
function inNamedRepositories({ namespaces, repositoryNames }: ScanScope) {
  if (namespaces === undefined && repositoryNames === undefined) return [];
  const among = (column: 'namespace' | 'name', values: readonly string[] | undefined) =>
    values === undefined ? sql`true` : sql`${sql.ref(column)} in (${sql.join([...values])})`;
  return [
    sql<SqlBool>`images.repository_id in
      (select id from repositories where ${among('namespace', namespaces)} and ${among('name', repositoryNames)})`,
  ];
}

/** The search of tags finds a whole tag among those that hold it; it knows none of one or two characters. */
function withTags({ tags }: ScanScope) {
  if (tags === undefined || !tags.every(searchable)) return [];
  const any = tags.map(phrase).join(' OR ');
  return [sql<SqlBool>`images.id in (select rowid from image_tags where image_tags match ${any})`];
}
