import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { SortOrder } from '#contract/enums.ts';
import type { ImageSortKey } from '#contract/images/images.ts';
import { literals } from '../../db/literals.ts';
import type { Slice } from '../../domain/paging.ts';
import { both, conditionOf } from '../filter.ts';
import { chooseAccessPath, coverOf } from './accessPath.ts';
import { ofRareRisk } from './buildRisks.ts';
import { candidateIds, ofUnusualScan, predicateCondition } from './conditions.ts';
import { type ListScope, registryIdsOf } from './listScope.ts';
import { type EstimatedPredicate, type ImageFilter, onlyBase } from './predicates.ts';

/** Each is a part of one statement. */
const mostMerged = 100;

type Column = readonly [column: string, direction: SortOrder];

interface Order {
  readonly index: string;
  /** The order that the index has when it is read forwards. */
  readonly columns: readonly Column[];
}

/** What criteria ask of a row, in the order in which every sort's index holds it. */
const testedColumns = [
  'registry_id',
  'repository_id',
  'risk_rank',
  'scan_state',
  'intake_state',
  'not_listed',
  'base_id',
  'found_risks',
  'ignored_risks',
  'false_risks',
];

/** Ties go by what the index holds after the column, to its end: it is read in its own order, and nothing is sorted. */
const byColumn = (column: string, index: string): Order => ({
  index,
  columns: [column, ...testedColumns, 'id'].map((name) => [`images.${name}`, 'desc'] as const),
});
const newest: readonly Column[] = [
  ['images.updated_at', 'desc'],
  ['images.uuid', 'asc'],
];

const orders: Record<ImageSortKey, Order> = {
  ImageUpdate: { index: 'images_newest', columns: newest },
  RiskLevel: { index: 'images_by_risk', columns: [['images.risk_rank', 'desc'], ...newest] },
  ImageCreate: byColumn('created_at', 'images_by_creation'),
  ImageSize: byColumn('size', 'images_by_size'),
  VulCount: byColumn('vulnerabilities', 'images_by_vulnerabilities'),
  LastScanTime: byColumn('scanned_at', 'images_by_scan'),
  RepoName: {
    index: 'images_by_repository',
    columns: [
      ['repositories.namespace', 'desc'],
      ['repositories.name', 'desc'],
      ['repositories.id', 'desc'],
      ['images.id', 'desc'],
    ],
  },
};

const turned = (direction: SortOrder): SortOrder => (direction === 'asc' ? 'desc' : 'asc');

function orderBy(columns: readonly Column[], order: SortOrder) {
  return sql.join(
    columns.map(
      ([column, direction]) => sql`${sql.ref(column)} ${sql.raw(order === 'desc' ? direction : turned(direction))}`,
    ),
  );
}

function allCandidateIds(scope: ListScope, predicates: readonly EstimatedPredicate[]) {
  return sql.join(
    predicates.map((predicate) => candidateIds(scope, predicate)),
    sql` union `,
  );
}

/** The index of the predicate `along` where there is one, else that of the sort; bounded so that SQLite searches it. */
function scannedIndex(
  scope: ListScope,
  order: Order,
  along: EstimatedPredicate | null,
): { from: RawBuilder<unknown>; bound: RawBuilder<unknown> } {
  if (along?.on === 'registry') {
    return { from: sql`images indexed by images_by_registry`, bound: sql`images.registry_id = ${along.ids[0]}` };
  }
  if (along?.on === 'rank') {
    const bound = sql`images.center = ${scope.center} and images.risk_rank = ${along.ranks[0]}`;
    return { from: sql`images indexed by images_by_risk`, bound };
  }
  if (along?.on === 'scan') {
    return { from: sql`images indexed by images_by_unusual_scan`, bound: ofUnusualScan(scope, along) };
  }
  if (along?.on === 'intake') {
    const bound = sql`images.center = ${scope.center} and images.intake_state = ${along.state}`;
    return { from: sql`images indexed by images_by_intake`, bound };
  }
  if (along?.on === 'base') {
    const only = onlyBase(along);
    return {
      from: sql`images indexed by images_by_base`,
      bound: only === undefined ? predicateCondition(scope, along) : sql`images.base_id = ${only}`,
    };
  }
  if (along?.on === 'buildRisk') {
    return { from: sql`images indexed by images_by_build_risk`, bound: ofRareRisk(scope, along) };
  }
  if (along?.on === 'absence') {
    const bound = sql`images.center = ${scope.center} and images.not_listed = 1`;
    return { from: sql`images indexed by images_by_absence`, bound };
  }
  return { from: sql`images indexed by ${sql.ref(order.index)}`, bound: sql`images.center = ${scope.center}` };
}

function filterCondition(scope: ListScope, filter: ImageFilter) {
  return conditionOf(filter, (predicate) => predicateCondition(scope, predicate));
}

/** The registries that are seen and have images, and how many of these there are; null where all are seen. */
function seenPart({ visible, totals }: ListScope) {
  if (visible === 'all') return null;
  const ids = [...new Set(totals.map(({ registry_id }) => registry_id))];
  return { ids, images: totals.reduce((sum, total) => sum + total.images, 0) };
}

/** Who sees some registries alone asks of each list as if by a criterion of these. */
function ofSeen(scope: ListScope, filter: ImageFilter): ImageFilter {
  const seen = seenPart(scope);
  return seen === null ? filter : both(filter, { kind: 'leaf', leaf: { on: 'registry', ...seen } });
}

/** The several registries that are seen, where a walk along their own indexes is shorter than the one that was chosen; else null. */
function severalSeen(scope: ListScope, asked: ImageFilter): readonly number[] | null {
  const seen = seenPart(scope);
  if (seen === null || seen.ids.length < 2 || seen.ids.length > mostMerged) return null;
  const path = chooseAccessPath(ofSeen(scope, asked), 'ImageUpdate', scope.fetchLimit);
  if (path.kind === 'fetchAndSort') return null;
  return path.along === null || path.along.images > seen.images ? seen.ids : null;
}

/** Where a list's rows come from, by its access path, and what tells those that match. */
function source(scope: ListScope, asked: ImageFilter, sort: ImageSortKey) {
  const filter = ofSeen(scope, asked);
  const listed = filterCondition(scope, filter);
  const path = chooseAccessPath(filter, sort, scope.fetchLimit);
  if (path.kind === 'fetchAndSort') {
    const ids = allCandidateIds(scope, path.candidates);
    const from = sql`(${ids}) as candidates cross join images on images.id = candidates.id`;
    // A search looks at all images: those of the other data centre are told apart here.
    const where = sql`images.center = ${scope.center} and ${listed}`;
    return sort === 'RepoName'
      ? { from: sql`${from} cross join repositories on repositories.id = images.repository_id`, where }
      : { from, where };
  }
  if (sort === 'RepoName') {
    return {
      from: sql`repositories indexed by repositories_by_name
        cross join images indexed by images_by_repository on images.repository_id = repositories.id`,
      where: sql`repositories.namespace >= '' and repositories.registry_id in ${registryIdsOf(scope)} and ${listed}`,
    };
  }
  const { from, bound } = scannedIndex(scope, orders[sort], path.along);
  return { from, where: sql`${bound} and ${listed}` };
}

interface SortedSlice extends Omit<Slice, 'fromEnd'> {
  readonly sort: ImageSortKey;
}

/** The ids of one page, in order. */
export function idsQuery(scope: ListScope, filter: ImageFilter, { sort, order, offset, limit }: SortedSlice) {
  const several = sort === 'ImageUpdate' ? severalSeen(scope, filter) : null;
  if (several !== null) return mergedQuery(scope, filter, several, { order, offset, limit });
  const { from, where } = source(scope, filter, sort);
  return sql<{ id: number }>`select images.id from ${from} where ${where}
    order by ${orderBy(orders[sort].columns, order)} limit ${limit} offset ${offset}`;
}

/** The same of several registries, newest first: each along its own index no further than the page goes, and then together. */
function mergedQuery(
  scope: ListScope,
  filter: ImageFilter,
  registryIds: readonly number[],
  { order, offset, limit }: Omit<SortedSlice, 'sort'>,
) {
  const inOrder = orderBy(newest, order);
  const most = limit < 0 ? limit : offset + limit;
  const parts = registryIds.map(
    (
      id,
    ) => sql`select * from (select images.id, images.updated_at, images.uuid from images indexed by images_by_registry
      where images.registry_id = ${sql.lit(id)} and ${filterCondition(scope, filter)} order by ${inOrder} limit ${most})`,
  );
  return sql<{ id: number }>`select images.id from (${sql.join(parts, sql` union all `)}) as images
    order by ${inOrder} limit ${limit} offset ${offset}`;
}

/** Where rows come from that are only counted. */
function countedSource(scope: ListScope, filter: ImageFilter) {
  const several = severalSeen(scope, filter);
  if (several === null) return source(scope, filter, 'ImageUpdate');
  return {
    from: sql`images indexed by images_by_registry`,
    where: sql`images.registry_id in ${literals(several)} and ${filterCondition(scope, filter)}`,
  };
}

/** How many match, at most `limit`. */
export function countQuery(scope: ListScope, filter: ImageFilter, limit: number) {
  const { from, where } = countedSource(scope, filter);
  return sql<{ images: number }>`
    select count(*) as images from (select 1 from ${from} where ${where} limit ${limit})`;
}

/** How many match, by registry and scan state. */
export function scanStateCountsQuery(scope: ListScope, filter: ImageFilter) {
  const { from, where } = countedSource(scope, filter);
  return sql<{ registry_id: number; scan_state: number; images: number }>`
    select images.registry_id, images.scan_state, count(*) as images from ${from} where ${where} group by 1, 2`;
}

/** The images of a list, for whoever goes through them in an order of their own. */
export interface MatchingImages {
  /** Where they are few, what leads to them by their ids. */
  readonly driving: RawBuilder<SqlBool> | null;
  /** What tells one when it is looked at. */
  readonly condition: RawBuilder<SqlBool>;
}

export function matchingImages(scope: ListScope, asked: ImageFilter): MatchingImages {
  const filter = ofSeen(scope, asked);
  const cover = filter === null ? null : coverOf(filter);
  const few = cover !== null && cover.images <= scope.fetchLimit;
  const driving = few ? sql<SqlBool>`images.id in (${allCandidateIds(scope, cover.predicates)})` : null;
  return { driving, condition: filterCondition(scope, filter) };
}
