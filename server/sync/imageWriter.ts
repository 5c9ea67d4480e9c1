import { type Insertable, type Kysely, sql } from 'kysely';
import type { Center } from '#contract/center.ts';
import type { ImageListing, ListedImage, ListedRepository } from '../connectors/port.ts';
import type { ImagesTable, Tables } from '../db/tables.ts';
import { imageUuid } from './imageIdentity.ts';
import { riskOf, riskRank } from './risk.ts';

type NewImage = Insertable<ImagesTable>;

/** Where listed images belong, and which run lists them. */
export interface ListingScope {
  readonly runId: number;
  readonly registryId: number;
  readonly center: Center;
}

/** What the registry answered for one repository. */
export interface ListedImages {
  readonly repository: ListedRepository;
  readonly listing: ImageListing;
}

/** Rows in one statement: long enough to be fast, short enough that other writers hardly wait. */
const insertPortion = 1_000;

/** What a listing may correct on a row that is already there; identity and intake stay. */
const refreshedColumns = [
  'size',
  'media_type',
  'platforms',
  'created_at',
  'updated_at',
  'scan_status',
  'scanned_at',
  'scan_blocked',
  'risk_rank',
  'critical',
  'high',
  'medium',
  'low',
  'unknown',
  'fixable',
  'vulnerabilities',
  'listed_run',
] as const satisfies readonly (keyof ImagesTable)[];

/** Stores what repositories hold; images not seen before wait for intake. Returns how many are new. */
export async function writeListedImages(
  transaction: Kysely<Tables>,
  scope: ListingScope,
  listed: readonly ListedImages[],
  now: number,
): Promise<number> {
  const rows: NewImage[] = [];
  for (const { repository, listing } of listed) {
    const repositoryId = await upsertRepository(transaction, scope, repository, now);
    for (const image of listing.images) rows.push(rowOf(scope, repositoryId, repository, image, now));
  }
  let fresh = 0;
  for (let start = 0; start < rows.length; start += insertPortion) {
    fresh += await upsertImages(transaction, rows.slice(start, start + insertPortion), scope.runId);
  }
  return fresh;
}

/**
 * All rows travel as one JSON parameter. Thousands of single ones would cost more to put together and
 * to bind than the insert itself; and values found by their place cost half of those found by name.
 */
async function upsertImages(transaction: Kysely<Tables>, rows: readonly NewImage[], runId: number): Promise<number> {
  const [first] = rows;
  if (first === undefined) return 0;
  const columns = Object.keys(first);
  const values = columns.map((_, place) => sql`value ->> ${sql.lit(place)}`);
  const corrections = refreshedColumns.map((column) => sql`${sql.ref(column)} = ${sql.ref(`excluded.${column}`)}`);
  const written = await sql<{ first_run: number }>`
    insert into images (${sql.join(columns.map((column) => sql.ref(column)))})
    select ${sql.join(values)} from json_each(${JSON.stringify(rows.map(Object.values))}) where true
    on conflict (uuid) do update set ${sql.join(corrections)}
    returning first_run`.execute(transaction);
  return written.rows.filter((row) => row.first_run === runId).length;
}

async function upsertRepository(
  transaction: Kysely<Tables>,
  { runId, registryId }: ListingScope,
  { namespace, name }: ListedRepository,
  now: number,
): Promise<number> {
  const { id } = await transaction
    .insertInto('repositories')
    .values({ registry_id: registryId, namespace, name, listed_run: runId, listed_at: now })
    .onConflict((conflict) =>
      conflict.columns(['registry_id', 'namespace', 'name']).doUpdateSet({ listed_run: runId, listed_at: now }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

function rowOf(
  scope: ListingScope,
  repositoryId: number,
  repository: ListedRepository,
  image: ListedImage,
  now: number,
): NewImage {
  const found = image.scan?.vulnerabilities;
  return {
    uuid: imageUuid(scope.registryId, repository, image),
    center: scope.center,
    registry_id: scope.registryId,
    repository_id: repositoryId,
    namespace: repository.namespace,
    repository_name: repository.name,
    digest: image.digest,
    tag: image.tag,
    size: image.size,
    media_type: image.mediaType,
    platforms: JSON.stringify(image.platforms),
    created_at: image.createdAt ?? 0,
    updated_at: image.updatedAt ?? 0,
    scan_status: image.scan?.status ?? null,
    scanned_at: image.scan?.scannedAt ?? null,
    scan_blocked: image.scanBlocked ?? null,
    risk_rank: riskRank[riskOf(image.scan)],
    critical: found?.critical ?? 0,
    high: found?.high ?? 0,
    medium: found?.medium ?? 0,
    low: found?.low ?? 0,
    unknown: found?.unknown ?? 0,
    fixable: found?.fixable ?? 0,
    vulnerabilities: found?.total ?? 0,
    first_run: scope.runId,
    listed_run: scope.runId,
    first_seen_at: now,
    taken_in_at: null,
  };
}
