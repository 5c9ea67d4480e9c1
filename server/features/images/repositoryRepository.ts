import { type SqlBool, sql } from 'kysely';
import type { ParsedRequestOf } from '#contract/actions.ts';
import type { Center } from '#contract/center.ts';
import type { RepositorySortKey } from '#contract/images.ts';
import type { Database } from '../../db/database.ts';
import { offsetOf } from '../paging.ts';
import { conditionOf, joined } from './filter.ts';
import { repositoryCondition } from './repositoryCondition.ts';

type ListRequest = ParsedRequestOf<'DescribeImageRepoDetailList'>;

const sortColumns = {
  RepoName: 'repositories.name',
  ImageCount: 'repositories.images',
  HasRiskImageCount: 'repositories.images_at_risk',
  VulCount: 'repositories.vulnerabilities',
  LastSyncTime: 'repositories.listed_at',
} as const satisfies Record<RepositorySortKey, string>;

export function createRepositoryRepository(database: Database) {
  /** A repository shows once its first image is taken in. */
  async function matching(center: Center, request: ListRequest) {
    const registries = await database.read.selectFrom('registries').select('id').where('center', '=', center).execute();
    const criteria = request.Criteria ?? [];
    const filter = joined(criteria, request.LogicalExp, criteria.map(repositoryCondition));
    return database.read
      .selectFrom('repositories')
      .where(
        'repositories.registry_id',
        'in',
        registries.map(({ id }) => id),
      )
      .where('repositories.images', '>', 0)
      .where(sql<SqlBool>`${conditionOf(filter, (condition) => condition)}`);
  }

  async function inOrder(center: Center, request: ListRequest) {
    const order = request.SortOrder ?? (request.SortBy === undefined ? 'asc' : 'desc');
    const first = request.SortBy === undefined ? 'repositories.namespace' : sortColumns[request.SortBy];
    return (await matching(center, request))
      .select('repositories.id')
      .orderBy(first, order)
      .orderBy('repositories.name')
      .orderBy('repositories.id');
  }

  async function rowsOf(ids: readonly number[]) {
    const places = new Map(ids.map((id, place) => [id, place]));
    const rows = await database.read
      .selectFrom('repositories')
      .innerJoin('registries', 'registries.id', 'repositories.registry_id')
      .selectAll('repositories')
      .select([
        'registries.type as registry_type',
        'registries.name as registry_name',
        'registries.region_id as region_id',
        'registries.domain_name as domain_name',
        'registries.port as port',
        'registries.protocol as protocol',
      ])
      .where('repositories.id', 'in', [...places.keys()])
      .execute();
    return rows.toSorted((one, other) => (places.get(one.id) ?? 0) - (places.get(other.id) ?? 0));
  }

  return {
    /** One page; by name unless asked otherwise, ties by name and id, so that pages never overlap. */
    async page(center: Center, request: ListRequest) {
      // Ids first: sorting tens of thousands of them is quick, sorting whole rows is not.
      const ids = await (await inOrder(center, request)).limit(request.PageSize).offset(offsetOf(request)).execute();
      return rowsOf(ids.map(({ id }) => id));
    },

    /** Which repositories a list holds, in its order. */
    async ids(center: Center, request: ListRequest): Promise<readonly number[]> {
      return (await (await inOrder(center, request)).execute()).map(({ id }) => id);
    },

    /** Those of them that are still there, in the order of their ids. */
    rowsOf,

    /** How many match, at most one more than the caller's limit. */
    async count(center: Center, request: ListRequest): Promise<number> {
      const found = (await matching(center, request)).select('repositories.id');
      const bounded = request.CountLimit === undefined ? found : found.limit(request.CountLimit + 1);
      const { total } = await database.read
        .selectFrom(bounded.as('found'))
        .select((select) => select.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow();
      return total;
    },
  };
}

export type RepositoryRepository = ReturnType<typeof createRepositoryRepository>;
export type ListedRepositoryRow = Awaited<ReturnType<RepositoryRepository['rowsOf']>>[number];
