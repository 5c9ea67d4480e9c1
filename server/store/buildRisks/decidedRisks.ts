import { type Kysely, sql } from 'kysely';
import type { Center } from '#contract/center.ts';
import { forEachRow } from '../../db/forEachRow.ts';
import type { Tables } from '../../db/tables/tables.ts';

/** What was decided about the build risks of an image, as bits; the statement of the trigger `images_known_risks`. */
const decided = `(
  select ifnull(sum(iif(status = 1, bits, 0)), 0) as ignored, ifnull(sum(iif(status = 2, bits, 0)), 0) as mistaken from (
    select bits, status, min(scope) from acceptances join risk_sets on risk_sets.name = acceptances.subject
    where kind = 'buildRisk' and (image_id = images.id or (scope = 1 and repository_id = images.repository_id)
      or (scope = 2 and center = images.center))
    group by subject))`;

const differs = `(ignored_risks, false_risks) is not ${decided}`;

/** Shows on these images at once what was decided about them. */
export async function showDecisions(transaction: Kysely<Tables>, imageIds: readonly number[]): Promise<void> {
  await forEachRow(
    transaction,
    `update images set (ignored_risks, false_risks) = ${decided} where id = ? and ${differs}`,
    imageIds.map((id) => [id]),
  );
}

/** Has what was decided be shown behind the page: of these repositories, or of all of a data centre. */
export async function markRepositories(
  transaction: Kysely<Tables>,
  of: { readonly repositoryIds: readonly number[] } | { readonly center: Center },
): Promise<void> {
  const which =
    'center' in of
      ? sql`registry_id in (select id from registries where center = ${of.center})`
      : sql`id in (select value from json_each(${JSON.stringify(of.repositoryIds)}))`;
  await sql`update repositories set decisions_due = decisions_due + 1 where ${which}`.execute(transaction);
}

/** Up to so many images of a repository, behind `afterId`. */
export interface Batch {
  readonly repositoryId: number;
  /** `decisions_due` when its first batch was begun: what is decided meanwhile begins it anew. */
  readonly due: number;
  readonly afterId: number;
  readonly size: number;
}

/** Shows on a batch of images what was decided; returns the last one’s id, null where the repository is done. */
export async function showDecisionsOn(
  transaction: Kysely<Tables>,
  { repositoryId, due, afterId, size }: Batch,
): Promise<number | null> {
  const ids = `select id from images indexed by images_by_repository
    where repository_id = ${repositoryId} and id > ${afterId} order by id limit ${size}`;
  const { rows } = await sql<{ last: number | null; found: number }>`
    select max(id) as last, count(*) as found from (${sql.raw(ids)})`.execute(transaction);
  await sql
    .raw(`update images set (ignored_risks, false_risks) = ${decided} where id in (${ids}) and ${differs}`)
    .execute(transaction);
  const { last = null, found = 0 } = rows[0] ?? {};
  if (found === size) return last;
  await sql`update repositories set decisions_due = 0 where id = ${repositoryId} and decisions_due = ${due}`.execute(
    transaction,
  );
  return null;
}
