import { sql } from 'kysely';
import * as z from 'zod/mini';
import type { ParsedRequestOf } from '#contract/actions/actions.ts';
import type { RegistryType } from '#contract/kinds/registryTypes.ts';
import type { Database } from '../../db/database.ts';
import { isSeen } from '../../db/isSeen.ts';
import { rowsInKeyOrder } from '../../db/rowsInKeyOrder.ts';
import type { Visibility } from '../../domain/access/visibility.ts';
import { type Counted, countedOf, rowsToCount, sliceOf } from '../../domain/paging.ts';
import { both, joined } from '../filter.ts';
import { intakeColumns, registryColumns } from '../listColumns.ts';
import { usualFetchLimit } from './accessPath.ts';
import { baseColumns } from './baseView.ts';
import { imagesWithOpenRisks } from './buildRisks.ts';
import { estimate } from './cardinality.ts';
import { type ListScope, listScopeOf } from './listScope.ts';
import { type ImageFilter, type ImagePredicate, imagePredicate, scannedRanks } from './predicates.ts';
import { phrase, searchable } from './search.ts';
import { countQuery, idsQuery, type MatchingImages, matchingImages, scanStateCountsQuery } from './statements.ts';
import { isCounted, storedCountQuery, totalsOf } from './storedCounts.ts';

type ListRequest = ParsedRequestOf<'DescribeImageInstances'>;
/** Which images a list is about. */
export type ImageListFilter = Pick<ListRequest, 'Criteria' | 'LogicalExp' | 'Scanned'>;

/** Images of one registry in one scan state: an index into `scanStates`. */
export interface ScanStateCount {
  readonly id: number;
  readonly type: RegistryType;
  readonly scanState: number;
  readonly images: number;
}

export function createImageListRepository(database: Database, fetchLimit = usualFetchLimit) {
  const scopeOf = (visibility: Visibility) => listScopeOf(database, visibility, fetchLimit);

  async function filterOf(scope: ListScope, request: ImageListFilter): Promise<ImageFilter> {
    const estimated = (predicate: ImagePredicate) => estimate(database, scope, predicate);
    const criteria = request.Criteria ?? [];
    const predicates = criteria.map((criterion, index) => imagePredicate(criterion, index, scope.registries));
    const filter = joined(criteria, request.LogicalExp, await Promise.all(predicates.map(estimated)));
    if (request.Scanned === undefined) return filter;
    const ranks = request.Scanned ? scannedRanks : [-1];
    return both(filter, { kind: 'leaf', leaf: await estimated({ on: 'rank', ranks }) });
  }

  async function countOf(scope: ListScope, filter: ImageFilter, most: number): Promise<number> {
    const first = async (query: ReturnType<typeof countQuery>) =>
      (await query.execute(database.read)).rows[0]?.images ?? 0;
    const totals = totalsOf(scope, filter);
    if (totals !== null) return totals.reduce((sum, { images }) => sum + images, 0);
    if (filter?.kind === 'leaf' && filter.leaf.exact !== undefined) return filter.leaf.exact;
    // Estimated by the same stored counts, to the last one.
    if (filter?.kind === 'leaf' && (filter.leaf.on === 'repository' || filter.leaf.on === 'base'))
      return filter.leaf.images;
    if (filter === null || isCounted(filter)) return first(storedCountQuery(scope, filter));
    // A tag alone, and nobody else's images in the search: its own count is the answer.
    if (filter.kind === 'leaf' && filter.leaf.on === 'tag' && searchable(filter.leaf.value) && scope.isWhole) {
      const { value } = filter.leaf;
      return first(sql`select count(*) as images from image_tags where image_tags match ${phrase(value)}`);
    }
    return first(countQuery(scope, filter, most));
  }

  async function rowsOf(visibility: Pick<Visibility, 'registries'>, ids: readonly number[]) {
    const rows = await listedRows(database, visibility).where('images.id', 'in', ids).execute();
    return rowsInKeyOrder(rows, ids, ({ id }) => id);
  }

  async function pageOf(scope: ListScope, filter: ImageFilter, request: ListRequest, counted: Counted) {
    const slice = sliceOf(request, request.SortOrder ?? 'desc', counted);
    if (slice === null) return [];
    const query = idsQuery(scope, filter, { ...slice, sort: request.SortBy ?? 'ImageUpdate' });
    const ids = (await query.execute(database.read)).rows.map(({ id }) => id);
    return rowsOf({ registries: scope.visible }, slice.fromEnd ? ids.reverse() : ids);
  }

  return {
    /** One page and how many match; newest first unless asked otherwise, and pages never overlap. */
    async list(visibility: Visibility, request: ListRequest) {
      const scope = await scopeOf(visibility);
      const filter = await filterOf(scope, request);
      const found = await countOf(scope, filter, rowsToCount(request));
      return { rows: await pageOf(scope, filter, request, countedOf(request, found)), total: found };
    },

    /** One page of the images that all of these hold for, newest first, and how many there are. */
    async holding(
      visibility: Visibility,
      predicates: readonly ImagePredicate[],
      page: Pick<ListRequest, 'CurrentPage' | 'PageSize'>,
    ) {
      const scope = await scopeOf(visibility);
      const leaves = await Promise.all(predicates.map((predicate) => estimate(database, scope, predicate)));
      const filter = leaves.reduce<ImageFilter>((joint, leaf) => both(joint, { kind: 'leaf', leaf }), null);
      const total = await countOf(scope, filter, -1);
      return { rows: await pageOf(scope, filter, { ...page, LogicalExp: 'AND' }, countedOf(page, total)), total };
    },

    /** These images, as far as they are on the page, in the order asked. */
    async named(visibility: Visibility, uuids: readonly string[]) {
      if (uuids.length === 0) return { rows: [], total: 0 };
      const rows = await listedRows(database, visibility)
        .where('images.uuid', 'in', uuids)
        .where('images.center', '=', visibility.center)
        .execute();
      return { rows: rowsInKeyOrder(rows, uuids, ({ uuid }) => uuid), total: rows.length };
    },

    /** Which images a list holds, in its order; as one text, which a million ids take a moment to be. */
    async ids(visibility: Visibility, request: ListRequest): Promise<readonly number[]> {
      const scope = await scopeOf(visibility);
      const slice = {
        sort: request.SortBy ?? 'ImageUpdate',
        order: request.SortOrder ?? 'desc',
        offset: 0,
        limit: -1,
      } as const;
      const listed = idsQuery(scope, await filterOf(scope, request), slice);
      const { rows } = await sql<{ ids: string }>`select json_group_array(id) as ids from (${listed})`.execute(
        database.read,
      );
      return z.array(z.number()).parse(JSON.parse(rows[0]?.ids ?? '[]'));
    },

    /** How many images a list holds, by registry and scan state; the same pair may come more than once. */
    async countsByScanState(visibility: Visibility, request: ImageListFilter): Promise<readonly ScanStateCount[]> {
      const scope = await scopeOf(visibility);
      const filter = await filterOf(scope, request);
      const rows = totalsOf(scope, filter) ?? (await scanStateCountsQuery(scope, filter).execute(database.read)).rows;
      const types = new Map(scope.registries.map(({ id, type }) => [id, type]));
      return rows.flatMap(({ registry_id, scan_state: scanState, images }) => {
        const type = types.get(registry_id);
        return type === undefined ? [] : [{ id: registry_id, type, scanState, images }];
      });
    },

    /** The images of a list as conditions; what was few is looked up here, once. */
    async matching(visibility: Visibility, request: ImageListFilter): Promise<MatchingImages> {
      const scope = await scopeOf(visibility);
      return matchingImages(scope, await filterOf(scope, request));
    },

    /** Those of them that are still there, in the order of their ids. */
    rowsOf,

    /** Images with an unhandled secret, and with an unhandled build risk of medium level or above; from stored counts. */
    withOpenRisks: (visibility: Visibility) => imagesWithOpenRisks(database, visibility),

    /** Images by risk rank; from stored counts. */
    async totalsByRank(visibility: Visibility): Promise<Map<number, number>> {
      const totals = new Map<number, number>();
      for (const { risk_rank, images } of (await scopeOf(visibility)).totals) {
        totals.set(risk_rank, (totals.get(risk_rank) ?? 0) + images);
      }
      return totals;
    },
  };
}

/** Images that are seen; a base that is in a registry which is not is left out. */
export function listedRows(database: Database, { registries }: Pick<Visibility, 'registries'>) {
  return database.read
    .selectFrom('images')
    .innerJoin('registries', 'registries.id', 'images.registry_id')
    .innerJoin('repositories', 'repositories.id', 'images.repository_id')
    .leftJoin('digests', (join) =>
      join.onRef('digests.registry_id', '=', 'images.registry_id').onRef('digests.digest', '=', 'images.digest'),
    )
    .leftJoin('bases', (join) =>
      join.onRef('bases.id', '=', 'images.base_id').on(isSeen('bases.registry_id', registries)),
    )
    .leftJoin('registries as base_registries', 'base_registries.id', 'bases.registry_id')
    .where(isSeen('images.registry_id', registries))
    .selectAll('images')
    .select([...registryColumns, ...intakeColumns, ...baseColumns, 'repositories.web_path as web_path']);
}

export type ImageListRepository = ReturnType<typeof createImageListRepository>;
export type ImageListRow = Awaited<ReturnType<ImageListRepository['rowsOf']>>[number];
