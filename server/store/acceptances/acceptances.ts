import { type Kysely, type SqlBool, sql } from 'kysely';
import type { Center } from '#contract/center.ts';
import type { Database } from '../../db/database.ts';
import type { Tables } from '../../db/tables/tables.ts';

/** Where an image stands, as far as a decision may concern it. */
interface DecidedImage {
  readonly id: number;
  readonly repository_id: number;
}

/** What is decided, of which scope, by whom. */
interface Decision {
  readonly center: Center;
  readonly kind: 'buildRisk';
  readonly subject: string;
  readonly scope: 0 | 1 | 2;
  readonly reason: string;
  readonly userName: string;
  readonly at: number;
}

/** Stores a decision for all that the scope makes of these images, in place of an earlier one; returns the last one's id. */
export async function accept(
  transaction: Kysely<Tables>,
  decision: Decision & { readonly status: 1 | 2 },
  images: readonly DecidedImage[],
): Promise<number> {
  const { center, kind, subject, scope, status, reason, userName, at } = decision;
  let id = 0;
  for (const place of placesOf(scope, images)) {
    const { rows } = await sql<{ id: number }>`
      insert into acceptances (center, kind, subject, scope, repository_id, image_id, status, reason, user_name, created_at)
      values (${center}, ${kind}, ${subject}, ${scope}, ${place.repository_id}, ${place.image_id}, ${status}, ${reason},
        ${userName}, ${at})
      on conflict do update set status = excluded.status, reason = excluded.reason, user_name = excluded.user_name,
        created_at = excluded.created_at
      returning id`.execute(transaction);
    id = rows[0]?.id ?? id;
  }
  return id;
}

/** Takes back decisions of a scope, and narrower ones within it; returns how many there were. */
export async function takeBack(
  transaction: Kysely<Tables>,
  { center, kind, subject, scope }: Pick<Decision, 'center' | 'kind' | 'subject' | 'scope'>,
  images: readonly DecidedImage[],
): Promise<number> {
  const imageIds = JSON.stringify(images.map(({ id }) => id));
  const repositoryIds = JSON.stringify(images.map(({ repository_id }) => repository_id));
  const within = [
    sql<SqlBool>`image_id in (select value from json_each(${imageIds}))`,
    sql<SqlBool>`(repository_id in (select value from json_each(${repositoryIds}))
      or image_id in (select id from images where repository_id in (select value from json_each(${repositoryIds}))))`,
    sql<SqlBool>`true`,
  ][scope];
  const { numDeletedRows } = await transaction
    .deleteFrom('acceptances')
    .where('center', '=', center)
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .where(within ?? sql<SqlBool>`false`)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** What holds for each of these images, by subject: of several decisions that of the narrowest scope. */
export async function decisionsOn(
  database: Database,
  center: Center,
  kind: Decision['kind'],
  images: readonly DecidedImage[],
) {
  const imageIds = images.map(({ id }) => id);
  const repositoryIds = images.map(({ repository_id }) => repository_id);
  const rows = await database.read
    .selectFrom('acceptances')
    .selectAll()
    .where('kind', '=', kind)
    .where((on) =>
      on.or([
        on('image_id', 'in', imageIds),
        on('repository_id', 'in', repositoryIds),
        on.and([on('scope', '=', 2), on('center', '=', center)]),
      ]),
    )
    .orderBy('scope', 'desc')
    .execute();
  return (image: DecidedImage) => {
    const own = rows.filter(
      (row) => row.scope === 2 || row.image_id === image.id || row.repository_id === image.repository_id,
    );
    return new Map(own.map((row) => [row.subject, row]));
  };
}

function placesOf(scope: Decision['scope'], images: readonly DecidedImage[]) {
  if (scope === 2) return [{ repository_id: null, image_id: null }];
  if (scope === 0) return images.map(({ id }) => ({ repository_id: null, image_id: id }));
  return [...new Set(images.map(({ repository_id }) => repository_id))].map((id) => ({
    repository_id: id,
    image_id: null,
  }));
}
