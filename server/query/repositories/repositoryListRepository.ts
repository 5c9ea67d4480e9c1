import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { ParsedRequestOf } from '#contract/actions/actions.ts';
import type { RepositorySortKey } from '#contract/images/images.ts';
import type { Database } from '../../db/database.ts';
import { isSeen } from '../../db/isSeen.ts';
import { rowsInKeyOrder } from '../../db/rowsInKeyOrder.ts';
import type { Visibility } from '../../domain/access/visibility.ts';
import { countedOf, rowsToCount, type Slice, sliceOf } from '../../domain/paging.ts';
import { riskRank } from '../../domain/risk/risk.ts';
import { conditionOf, joined } from '../filter.ts';
import { buildRiskImages, registryColumns } from '../listColumns.ts';
import { listedRegistries } from '../listedRegistries.ts';
import { ofRegistries, repositoryCondition } from './repositoryConditions.ts';

type ListRequest = ParsedRequestOf<'DescribeImageRepoDetailList'>;

interface Order {
  /** Holds all that a list without criteria asks of a repository. */
  readonly index: string;
  /** To the index's end, so that it is read in its own order and nothing is sorted. */
  readonly columns: readonly string[];
  /** True of every repository: makes SQLite search the index, as far as the page goes. */
  readonly bound: RawBuilder<SqlBool>;
}

function orderBy(index: string, first: string, least: number | '', ...others: readonly string[]): Order {
  const columns = [...new Set([first, ...others, 'registry_id', 'images', 'id'])];
  return { index, columns, bound: sql<SqlBool>`${sql.ref(first)} >= ${sql.lit(least)}` };
}

const byFullName = orderBy('repositories_by_name', 'namespace', '', 'name');

const orders: Record<RepositorySortKey, Order> = {
  RepoNamespace: byFullName,
  RepoName: orderBy('repositories_by_own_name', 'name', ''),
  RiskLevel: orderBy('repositories_by_risk_rank', 'risk_rank', riskRank.unknown),
  ImageCount: orderBy('repositories_by_images', 'images', 0),
  HasRiskImageCount: orderBy('repositories_by_risk', 'images_at_risk', 0),
  VulCount: orderBy('repositories_by_vulnerabilities', 'vulnerabilities', 0),
  LastSyncTime: orderBy('repositories_by_listing', 'listed_at', 0),
};

export function createRepositoryListRepository(database: Database) {
  /** A repository shows once its first image is taken in. */
  async function conditionsOf(visibility: Visibility, request: ListRequest) {
    const registries = await listedRegistries(database, visibility);
    const criteria = request.Criteria ?? [];
    const conditions = criteria.map((criterion, index) => repositoryCondition(criterion, index, registries));
    const filter = joined(criteria, request.LogicalExp, conditions);
    return {
      all: filter === null,
      where: sql<SqlBool>`${ofRegistries(registries)} and repositories.images > 0
        and ${conditionOf(filter, (condition) => condition)}`,
    };
  }

  type Conditions = Awaited<ReturnType<typeof conditionsOf>>;

  async function idsOf({ all, where }: Conditions, request: ListRequest, slice: Omit<Slice, 'fromEnd'>) {
    const { index, columns, bound } = request.SortBy === undefined ? byFullName : orders[request.SortBy];
    // With criteria a row has to be looked at anyway, and a sort of those that match is quick.
    const from = all ? sql`repositories indexed by ${sql.ref(index)}` : sql`repositories`;
    const order = columns.map((column) => sql`${sql.ref(column)} ${sql.raw(slice.order)}`);
    const { rows } = await sql<{ id: number }>`
      select id from ${from} where ${all ? bound : sql`true`} and ${where}
      order by ${sql.join(order)} limit ${slice.limit} offset ${slice.offset}`.execute(database.read);
    return rows.map(({ id }) => id);
  }

  async function countOf({ all, where }: Conditions, limit: number): Promise<number> {
    const from = all ? sql`repositories indexed by repositories_by_images` : sql`repositories`;
    const { rows } = await sql<{ found: number }>`
      select count(*) as found from (select 1 from ${from} where ${where} limit ${limit})`.execute(database.read);
    return rows[0]?.found ?? 0;
  }

  const orderOf = (request: ListRequest) =>
    request.SortOrder ?? (request.SortBy === undefined ? ('asc' as const) : ('desc' as const));

  async function rowsOf({ registries }: Pick<Visibility, 'registries'>, ids: readonly number[]) {
    const rows = await database.read
      .selectFrom('repositories')
      .innerJoin('registries', 'registries.id', 'repositories.registry_id')
      .selectAll('repositories')
      .select([...registryColumns, buildRiskImages.as('build_risk_images')])
      .where('repositories.id', 'in', ids)
      .where(isSeen('repositories.registry_id', registries))
      .execute();
    return rowsInKeyOrder(rows, ids, ({ id }) => id);
  }

  return {
    /** One page and how many match; by name unless asked otherwise, and pages never overlap. */
    async list(visibility: Visibility, request: ListRequest) {
      const conditions = await conditionsOf(visibility, request);
      const total = await countOf(conditions, rowsToCount(request));
      const slice = sliceOf(request, orderOf(request), countedOf(request, total));
      if (slice === null) return { rows: [], total };
      const ids = await idsOf(conditions, request, slice);
      return { rows: await rowsOf(visibility, slice.fromEnd ? ids.reverse() : ids), total };
    },

    /** Which repositories a list holds, in its order. */
    async ids(visibility: Visibility, request: ListRequest): Promise<readonly number[]> {
      return idsOf(await conditionsOf(visibility, request), request, { order: orderOf(request), offset: 0, limit: -1 });
    },

    /** Those of them that are still there, in the order of their ids. */
    rowsOf,
  };
}

export type RepositoryListRepository = ReturnType<typeof createRepositoryListRepository>;
export type RepositoryListRow = Awaited<ReturnType<RepositoryListRepository['list']>>['rows'][number];
