import { type ExpressionBuilder, sql } from 'kysely';
import type { ParsedRequestOf } from '#contract/actions.ts';
import type { Center } from '#contract/center.ts';
import type { RepositorySortKey } from '#contract/images.ts';
import type { Database } from '../../db/database.ts';
import type { RegistriesTable, RepositoriesTable } from '../../db/tables.ts';
import { offsetOf } from '../paging.ts';
import { joined, repositoryCondition } from './criteria.ts';

type ListRequest = ParsedRequestOf<'DescribeImageRepoDetailList'>;

const imageCount = sql<number>`high_images + medium_images + low_images + none_images + unknown_images`;
const riskCount = sql<number>`high_images + medium_images + low_images`;

const sortExpressions = {
  RepoName: sql`repositories.name`,
  ImageCount: imageCount,
  HasRiskImageCount: riskCount,
  VulCount: sql`repositories.vulnerabilities`,
  LastSyncTime: sql`repositories.listed_at`,
} as const satisfies Record<RepositorySortKey, unknown>;

/** A repository shows once its first image is taken in. */
function matching(database: Database, center: Center, request: ListRequest) {
  const criteria = request.Criteria ?? [];
  return database.read
    .selectFrom('repositories')
    .innerJoin('registries', 'registries.id', 'repositories.registry_id')
    .where('registries.center', '=', center)
    .where(imageCount, '>', 0)
    .$if(criteria.length > 0, (query) =>
      query.where(
        (
          on: ExpressionBuilder<
            { repositories: RepositoriesTable; registries: RegistriesTable },
            'repositories' | 'registries'
          >,
        ) => joined(on, criteria, request.LogicalExp, (criterion) => repositoryCondition(on, criterion)) ?? on.and([]),
      ),
    );
}

export function createRepositoryRepository(database: Database) {
  return {
    /** One page; by name unless asked otherwise, ties by id, so that pages never overlap. */
    async page(center: Center, request: ListRequest) {
      const order = request.SortOrder ?? (request.SortBy === undefined ? 'asc' : 'desc');
      return matching(database, center, request)
        .selectAll('repositories')
        .select([
          imageCount.as('images'),
          riskCount.as('images_at_risk'),
          'registries.type as registry_type',
          'registries.name as registry_name',
          'registries.region_id as region_id',
          'registries.domain_name as domain_name',
          'registries.port as port',
          'registries.protocol as protocol',
        ])
        .orderBy(request.SortBy === undefined ? sql`repositories.namespace` : sortExpressions[request.SortBy], order)
        .orderBy('repositories.name', 'asc')
        .orderBy('repositories.id')
        .limit(request.PageSize)
        .offset(offsetOf(request))
        .execute();
    },

    async count(center: Center, request: ListRequest): Promise<number> {
      const { total } = await matching(database, center, request)
        .select((select) => select.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow();
      return total;
    },
  };
}

export type RepositoryRepository = ReturnType<typeof createRepositoryRepository>;
export type ListedRepositoryRow = Awaited<ReturnType<RepositoryRepository['page']>>[number];
