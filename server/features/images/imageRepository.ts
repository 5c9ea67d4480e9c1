import type { ExpressionBuilder } from 'kysely';
import type { ParsedRequestOf } from '#contract/actions.ts';
import type { Center } from '#contract/center.ts';
import type { ImageSortKey } from '#contract/images.ts';
import type { Database } from '../../db/database.ts';
import type { ImagesTable, RegistriesTable } from '../../db/tables.ts';
import { offsetOf } from '../paging.ts';
import { imageCondition, joined } from './criteria.ts';

type ListRequest = ParsedRequestOf<'DescribeImageInstances'>;

const sortColumns = {
  ImageUpdate: 'images.updated_at',
  ImageCreate: 'images.created_at',
  ImageSize: 'images.size',
  RepoName: 'images.repository_name',
  RiskLevel: 'images.risk_rank',
  VulCount: 'images.vulnerabilities',
  LastScanTime: 'images.scanned_at',
} as const satisfies Record<ImageSortKey, string>;

/** The page shows images that were taken in; those still waiting for their turn are not there yet. */
function matching(database: Database, center: Center, request: ListRequest) {
  const criteria = request.Criteria ?? [];
  return database.read
    .selectFrom('images')
    .innerJoin('registries', 'registries.id', 'images.registry_id')
    .where('images.center', '=', center)
    .where('images.taken_in_at', 'is not', null)
    .$if(request.Scanned !== undefined, (query) =>
      query.where('images.risk_rank', request.Scanned === true ? '>=' : '<', 0),
    )
    .$if(criteria.length > 0, (query) =>
      query.where(
        (on: ExpressionBuilder<{ images: ImagesTable; registries: RegistriesTable }, 'images' | 'registries'>) =>
          joined(on, criteria, request.LogicalExp, (criterion) => imageCondition(on, criterion)) ?? on.and([]),
      ),
    );
}

export function createImageRepository(database: Database) {
  return {
    /** One page, newest first unless asked otherwise; ties by uuid, so that pages never overlap. */
    async page(center: Center, request: ListRequest) {
      const order = request.SortOrder ?? 'desc';
      return matching(database, center, request)
        .innerJoin('repositories', 'repositories.id', 'images.repository_id')
        .selectAll('images')
        .select([
          'registries.type as registry_type',
          'registries.name as registry_name',
          'registries.region_id as region_id',
          'registries.domain_name as domain_name',
          'registries.port as port',
          'registries.protocol as protocol',
          'repositories.web_path as web_path',
        ])
        .orderBy(sortColumns[request.SortBy ?? 'ImageUpdate'], order)
        .orderBy('images.uuid')
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

    /** Images taken in, by risk rank; from stored counts. */
    async totalsByRank(center: Center): Promise<Map<number, number>> {
      const rows = await database.read
        .selectFrom('image_totals')
        .innerJoin('registries', 'registries.id', 'image_totals.registry_id')
        .where('registries.center', '=', center)
        .where('taken_in', '=', 1)
        .select((select) => ['risk_rank', select.fn.sum<number>('images').as('images')])
        .groupBy('risk_rank')
        .execute();
      return new Map(rows.map((row) => [row.risk_rank, row.images]));
    },
  };
}

export type ImageRepository = ReturnType<typeof createImageRepository>;
export type ListedImageRow = Awaited<ReturnType<ImageRepository['page']>>[number];
