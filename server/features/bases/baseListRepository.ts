import { sql } from 'kysely';
import type { ParsedRequestOf } from '#contract/actions/actions.ts';
import type { RegistryType } from '#contract/kinds/registryTypes.ts';
import { contains } from '../../db/contains.ts';
import type { Database } from '../../db/database.ts';
import { isSeen } from '../../db/isSeen.ts';
import type { Visibility } from '../../domain/access/visibility.ts';
import { offsetOf } from '../../domain/paging.ts';

type BaseRequest = ParsedRequestOf<'DescribeBaseImages'>;

/** One base by its name, over all digests of it and all registries whose images are built on it. */
export interface ListedBase {
  readonly registry_id: number;
  readonly registry_name: string;
  readonly registry_type: RegistryType | null;
  readonly namespace: string;
  readonly repository_name: string;
  readonly tag: string;
  readonly images: number;
  readonly outdated_images: number;
  readonly unknown_images: number;
  readonly inherited_critical: number;
  readonly inherited_high: number;
  readonly inherited_medium: number;
  readonly inherited_low: number;
  readonly inherited_unknown: number;
  readonly inherited: number;
  /** What the tag names now; null once it names nothing. */
  readonly digest: string | null;
  readonly uuid: string | null;
  readonly newer_uuid: string | null;
  readonly newer_tag: string | null;
  readonly newer_digest: string | null;
  readonly newer_vulnerabilities: number | null;
  readonly rebuilt_images: number;
  readonly cleared: number;
}

const sums = [
  'images',
  'unknown_images',
  'inherited_critical',
  'inherited_high',
  'inherited_medium',
  'inherited_low',
  'inherited_unknown',
] as const;

/** The worst first: what most critical and high findings are inherited from. */
const orders = {
  InheritedVulCount: ['inherited_critical + inherited_high', 'inherited', 'images'],
  ImageCount: ['images', 'inherited'],
  OutdatedImageCount: ['outdated_images', 'images'],
  ClearedVulCount: ['coalesce(best.cleared, 0)', 'inherited'],
  RepoName: ['namespace', 'repository_name', 'tag'],
} as const satisfies Record<NonNullable<BaseRequest['SortBy']>, readonly string[]>;

/** Without a tag each digest is a base of its own. */
const name = 'registry_id, namespace, repository_name, tag, unnamed';

/** Both the base and the images that are built on it. */
const areSeen = ({ registries }: Visibility) =>
  sql`${isSeen('bases.image_registry_id', registries)} and ${isSeen('bases.registry_id', registries)}`;

/** Bases by name. They are as many as digests that images are built on: few enough to be summed for each page. */
function named(visibility: Visibility, { SearchText = '', InstanceId }: BaseRequest) {
  const reference = sql<string>`(ltrim(bases.namespace || '/' || bases.repository_name, '/') || ':' || bases.tag)`;
  return sql`
    select bases.*, iif(bases.tag = '', bases.digest, '') as unnamed,
      bases.inherited_critical + bases.inherited_high + bases.inherited_medium + bases.inherited_low
        + bases.inherited_unknown as inherited
    from bases cross join registries g on g.id = bases.image_registry_id
    where g.center = ${visibility.center} and bases.images > 0 and ${areSeen(visibility)}
      and ${SearchText === '' ? sql`true` : contains(reference, SearchText)}
      and ${InstanceId === undefined ? sql`true` : sql`bases.registry_id = ${Number(InstanceId)}`}`;
}

export function createBaseListRepository(database: Database) {
  return {
    async page(visibility: Visibility, request: BaseRequest): Promise<readonly ListedBase[]> {
      const { SortBy = 'InheritedVulCount' } = request;
      const order = request.SortOrder ?? (SortBy === 'RepoName' ? 'asc' : 'desc');
      const columns = orders[SortBy].map((column) => sql`${sql.raw(column)} ${sql.raw(order)}`);
      // Of several newer ones the one that most images are to be rebuilt on; SQLite takes it from the row of the maximum.
      const { rows } = await sql<ListedBase>`
        with named as (${named(visibility, request)}),
        rebuilt as (
          select ${sql.raw(name)}, newer_uuid, sum(images) as rebuilt_images, sum(cleared) as cleared
          from named where newer_uuid is not null group by ${sql.raw(name)}, newer_uuid
        ),
        best as (
          select ${sql.raw(name)}, newer_uuid, max(rebuilt_images) as rebuilt_images, cleared
          from rebuilt group by ${sql.raw(name)}
        ),
        summed as (
          select ${sql.raw(name)}, max(registry_name) as last_name, max(uuid) as any_uuid,
            sum(images * outdated) as outdated_images, sum(inherited) as inherited,
            ${sql.raw(sums.map((column) => `sum(${column}) as ${column}`).join(', '))}
          from named group by ${sql.raw(name)}
        ),
        page as (
          select summed.*, best.newer_uuid, coalesce(best.rebuilt_images, 0) as rebuilt_images,
            coalesce(best.cleared, 0) as cleared, row_number() over (order by ${sql.join(columns)}, ${sql.raw(name)}) as place
          from summed left join best using (${sql.raw(name)})
          order by place limit ${request.PageSize} offset ${offsetOf(request)}
        )
        select page.*, coalesce(g.name, page.last_name) as registry_name, g.type as registry_type,
          now.digest, now.uuid, newer.tag as newer_tag, newer.digest as newer_digest,
          newer.vulnerabilities as newer_vulnerabilities
        from page
          left join registries g on g.id = page.registry_id
          left join images newer on newer.uuid = page.newer_uuid
          left join images now on now.id = (
            select images.id from repositories cross join images on images.repository_id = repositories.id
            where repositories.registry_id = page.registry_id and repositories.namespace = page.namespace
              and repositories.name = page.repository_name
              and iif(page.tag = '', images.uuid = page.any_uuid, images.tag = page.tag)
            limit 1)
        order by place`.execute(database.read);
      return rows;
    },

    async count(visibility: Visibility, request: BaseRequest): Promise<number> {
      const { rows } = await sql<{ bases: number }>`
        select count(*) as bases from (select 1 from (${named(visibility, request)}) group by ${sql.raw(name)})`.execute(
        database.read,
      );
      return rows[0]?.bases ?? 0;
    },

    /** Images with a base, and those that were looked into. */
    async known(visibility: Visibility): Promise<{ readonly based: number; readonly takenIn: number }> {
      const { center, registries } = visibility;
      const { rows } = await sql<{ based: number; taken_in: number }>`
        select
          (select coalesce(sum(bases.images), 0) from bases join registries g on g.id = bases.image_registry_id
            where g.center = ${center} and ${areSeen(visibility)}) as based,
          (select coalesce(sum(images), 0) from image_totals join registries g on g.id = image_totals.registry_id
            where g.center = ${center} and ${isSeen('g.id', registries)} and intake_state = 1) as taken_in`.execute(
        database.read,
      );
      return { based: rows[0]?.based ?? 0, takenIn: rows[0]?.taken_in ?? 0 };
    },
  };
}

export type BaseListRepository = ReturnType<typeof createBaseListRepository>;
