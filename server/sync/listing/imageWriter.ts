import { hash } from 'node:crypto';
import { type Insertable, type Kysely, sql } from 'kysely';
import type { ListEnd, ListedImage, ListedRepository, SkippedElement } from '../../connectors/port.ts';
import { forEachRow } from '../../db/forEachRow.ts';
import type { IntakeStateCode } from '../../db/tables/syncTables.ts';
import type { ImagesTable, Tables } from '../../db/tables/tables.ts';
import { scanColumns } from '../../domain/risk/scanColumns.ts';
import type { RunScope } from '../runs/runRepository.ts';
import { insertAndCount } from './bulkCounts.ts';
import { digestsOf, type ListedDigests, writeDigests } from './digestWriter.ts';
import {
  columnsWithoutScan,
  completeStatement,
  correctListedStatement,
  correctStatement,
  correctWithoutScanStatement,
  imageColumns,
  insertStatement,
} from './imageStatements.ts';

interface ImageRow {
  /** An update that the registry does not date is the row's own first sight. */
  readonly values: Omit<Insertable<ImagesTable>, 'updated_at'> & { readonly updated_at: number | null };
  /** What of it the list tells: what it does not tell stays as it was told earlier. */
  readonly told: 'all' | 'withoutScan' | 'listed';
}

/** A page of what the registry answered for one repository. */
export interface ImagePage {
  readonly images: readonly ListedImage[];
  readonly skipped: readonly SkippedElement[];
}

export interface ListedImages {
  readonly repository: ListedRepository;
  readonly listing: ImagePage;
  /** With the last page: how the list ended, and how many images it has. */
  readonly end?: ListEnd & { readonly images: number };
}

/** What became of listed images. */
export interface WrittenImages {
  /** How many were not stored before. */
  readonly inserted: number;
  /** How many digests came with them that nobody has looked into. */
  readonly newDigests: number;
}

/** Rows that travel together: long enough to be fast, short enough that other writers hardly wait. */
const batchSize = 1_000;

/** Stores what repositories hold: it is on the page from then on. */
export async function writeListedImages(
  transaction: Kysely<Tables>,
  scope: RunScope,
  listed: readonly ListedImages[],
  now: number,
): Promise<WrittenImages> {
  const repositoryIds = await upsertRepositories(transaction, scope, listed, now);
  const images = listed.flatMap(({ repository, listing }, position) =>
    listing.images.map((image) => ({ repository, image, repositoryId: repositoryIds[position] ?? 0 })),
  );
  let [inserted, newDigests] = [0, 0];
  for (let start = 0; start < images.length; start += batchSize) {
    // Rows are several times as large as what they are made of: only a batch of them exists at a time.
    const batch = images.slice(start, start + batchSize);
    const others = await otherArtifactsAmong(transaction, scope.registryId, batch);
    const kept = batch.filter(({ image }) => !others.has(image.digest));
    const digests = await digestsOf(
      transaction,
      scope.registryId,
      kept.map(({ image }) => image),
      now,
    );
    const rows = kept.map(({ repository, image, repositoryId }) =>
      rowOf(scope, repositoryId, repository, image, now, digests.stateOf(image.digest)),
    );
    inserted += await writeImages(transaction, scope.registryId, rows, digests);
    newDigests += digests.added.length;
  }
  return { inserted, newDigests };
}

/** The digests of what was listed as an image before and found to be none. */
async function otherArtifactsAmong(
  transaction: Kysely<Tables>,
  registryId: number,
  images: readonly { readonly image: ListedImage }[],
): Promise<ReadonlySet<string>> {
  const digests = images.flatMap(({ image }) => (image.factsUnread || image.contentUnread ? [image.digest] : []));
  if (digests.length === 0) return new Set();
  const known = await transaction
    .selectFrom('other_artifacts')
    .select('digest')
    .where('registry_id', '=', registryId)
    .where('digest', 'in', sql<string>`(select value from json_each(${JSON.stringify(digests)}))`)
    .execute();
  return new Set(known.map(({ digest }) => digest));
}

/** Returns how many of the rows are new. */
async function writeImages(
  transaction: Kysely<Tables>,
  registryId: number,
  rows: readonly ImageRow[],
  digests: ListedDigests,
): Promise<number> {
  const written = rows.map(({ values, told }) => ({
    told,
    values: imageColumns.map((column) => values[column]),
  }));
  const inserted = await insertAndCount(transaction, async () => {
    await writeDigests(transaction, registryId, digests);
    await forEachRow(
      transaction,
      insertStatement,
      written.map(({ values }) => values),
    );
  });
  if (inserted > 0) await completeImages(transaction, registryId, rows, digests);
  // On a first sync all are new, and nothing has to be compared.
  if (inserted === rows.length) return inserted;
  const valuesOf = (what: ImageRow['told']) =>
    written
      .filter(({ told }) => told === what)
      .map(({ values }) => (what === 'all' ? values : values.slice(0, columnsWithoutScan.length)));
  await forEachRow(transaction, correctStatement, valuesOf('all'));
  await forEachRow(transaction, correctWithoutScanStatement, valuesOf('withoutScan'));
  await forEachRow(transaction, correctListedStatement, valuesOf('listed'));
  return inserted;
}

/** What the list does not tell of a digest that is known, its other rows may know: the intake that read it does not come again. */
async function completeImages(
  transaction: Kysely<Tables>,
  registryId: number,
  rows: readonly ImageRow[],
  { added }: ListedDigests,
): Promise<void> {
  const untold = new Set(rows.flatMap(({ values }) => (isWhole(values) ? [] : [values.digest])));
  for (const [digest] of added) untold.delete(digest);
  await forEachRow(
    transaction,
    completeStatement,
    [...untold].map((digest) => [digest, registryId]),
  );
}

function isWhole({ size, media_type, platforms, created_at }: ImageRow['values']): boolean {
  return size !== null && media_type !== '' && platforms !== '[]' && created_at !== 0;
}

/** Returns their ids, in order. */
async function upsertRepositories(
  transaction: Kysely<Tables>,
  { runId, registryId }: RunScope,
  listed: readonly ListedImages[],
  now: number,
): Promise<number[]> {
  const stored = await forEachRow<{ id: number }>(
    transaction,
    // A listing of one repository alone does not learn the path of its page.
    `insert into repositories (registry_id, namespace, name, listed_run, listed_at, web_path) values (?, ?, ?, ?, ?, ?)
     on conflict (registry_id, namespace, name)
     do update set listed_run = excluded.listed_run, listed_at = excluded.listed_at,
       web_path = coalesce(nullif(excluded.web_path, ''), web_path)
     returning id`,
    listed.map(({ repository: { namespace, name, webPath = '' } }) => [
      registryId,
      namespace,
      name,
      runId,
      now,
      webPath,
    ]),
  );
  return stored.map(({ id }) => id);
}

function rowOf(
  scope: RunScope,
  repositoryId: number,
  repository: ListedRepository,
  image: ListedImage,
  now: number,
  intakeState: IntakeStateCode,
): ImageRow {
  const { scan } = image;
  const scanKnown = scan === null || typeof scan === 'object';
  const values = {
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
    // A registry that dates pushes and gives no date that can be, as year 1, leaves it unknown.
    updated_at: image.updatedAt ?? (image.contentUnread ? null : 0),
    ...scanColumns(scanKnown ? scan : null),
    scan_blocked: image.scanBlocked ?? null,
    first_run: scope.runId,
    listed_run: scope.runId,
    first_seen_at: now,
    intake_state: intakeState,
    facts_due: image.factsUnread ? 0 : null,
  };
  return { values, told: image.factsUnread || image.contentUnread ? 'listed' : scanKnown ? 'all' : 'withoutScan' };
}

/**
 * A row's `Uuid`: the same for the same (registry, namespace, repository, digest, tag), for as long as
 * the registry is connected. 32 hex digits.
 */
function imageUuid(registryId: number, repository: ListedRepository, image: ListedImage): string {
  // NUL can stand in no name, so two different rows never hash the same text.
  const identity = [registryId, repository.namespace, repository.name, image.digest, image.tag].join('\0');
  return hash('sha256', identity).slice(0, 32);
}
