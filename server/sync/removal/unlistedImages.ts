import { sql } from 'kysely';
import type { Database } from '../../db/database.ts';
import type { RemovalJob } from './removalJob.ts';

/** Rows read in one query: short enough that the page's own queries hardly wait. */
const batchSize = 1_000;

export interface UnlistedImage {
  readonly id: number;
  readonly tag: string;
  readonly digest: string;
  readonly not_listed_since: number | null;
}

/** A stored repository's images that a run did not list, but for those that somebody keeps; in batches. */
export async function* unlistedImages(
  database: Database,
  runId: number,
  repositoryId: number,
): AsyncGenerator<readonly UnlistedImage[], void> {
  for (let lastId = 0; ; ) {
    const images = await database.background
      .selectFrom('images')
      .select(['id', 'tag', 'digest', 'not_listed_since'])
      .where('repository_id', '=', repositoryId)
      .where('listed_run', '<>', runId)
      .where('missing_kept', '=', 0)
      .where('id', '>', lastId)
      .orderBy('id')
      .limit(batchSize)
      .execute();
    const last = images.at(-1);
    if (last === undefined) return;
    yield images;
    lastId = last.id;
  }
}

/** The rows whose tag the run has seen on another digest: that one took their place, whatever else was seen. */
export async function movedTags({ run, database }: RemovalJob): Promise<number[]> {
  const ofRepository = run.repository_id === null ? sql`` : sql`and repository_id = ${run.repository_id}`;
  const { rows } = await sql<{ id: number }>`
    with unlisted as materialized (
      select id, repository_id, tag, digest from images
      where registry_id = ${run.registry_id} and listed_run <> ${run.id} and tag <> '' ${ofRepository}
    ), listed as materialized (
      select repository_id, tag from images
      where repository_id in (select repository_id from unlisted) and listed_run = ${run.id} and tag <> ''
    )
    select distinct unlisted.id from unlisted join listed using (repository_id, tag)`.execute(database.background);
  return rows.map(({ id }) => id);
}

/** Images of the registry that the run has seen: who says of others that they are gone must say of these that they are there. */
export async function seenImages({ run, database }: RemovalJob, most: number) {
  return database.background
    .selectFrom('images')
    .select(['namespace', 'repository_name as name', 'tag', 'digest'])
    .where('registry_id', '=', run.registry_id)
    .where('listed_run', '=', run.id)
    .orderBy(sql`random()`)
    .limit(most)
    .execute();
}

/** Marks a repository's unlisted images as such; those that are marked stay as they are. */
export async function markUnlisted({ run, database, now }: RemovalJob, repositoryId: number): Promise<void> {
  await database.write
    .updateTable('images')
    .set({ not_listed_since: now() })
    .where('repository_id', '=', repositoryId)
    .where('listed_run', '<>', run.id)
    .where('not_listed_since', 'is', null)
    .where('missing_kept', '=', 0)
    .execute();
}

/** What is listed again is missing no more. */
export async function clearMarks({ run, database }: RemovalJob): Promise<void> {
  await database.write
    .updateTable('images')
    .set({ not_listed_since: null, missing_kept: 0 })
    .where('registry_id', '=', run.registry_id)
    .where('not_listed_since', 'is not', null)
    .where('listed_run', '=', run.id)
    .execute();
}
