import type { Kysely } from 'kysely';
import type { Failure } from '#contract/failures/failures.ts';
import type { ImageContent } from '../../connectors/imageContent.ts';
import type { Database } from '../../db/database.ts';
import { forEachRow } from '../../db/forEachRow.ts';
import type { Tables } from '../../db/tables/tables.ts';
import type { InspectedImage } from '../../inspection/inspectedImage.ts';
import { storeBuildRisks } from '../../store/buildRisks/storeBuildRisks.ts';
import { type DigestContent, storeContents } from '../../store/contents/storeContents.ts';
import { forgetOtherArtifacts } from '../../store/otherArtifacts.ts';
import type { StampedDigest } from './claim.ts';

/** What became of a digest that was stamped. */
export type Outcome = { readonly of: StampedDigest } & (
  | { readonly kind: 'done'; readonly image: InspectedImage }
  /** It turned out to be a chart, a signature or the like. */
  | { readonly kind: 'noImage' }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly nextTryAt: number | null }
  /** What went wrong is not its failure: it waits on, where a time is given until then. A new try is a new unit. */
  | { readonly kind: 'putBack'; readonly until: number | null }
);

/** Stores what became of digests, all of them or none, on every image that shows them. */
export async function settle(
  database: Database,
  registryId: number,
  outcomes: readonly Outcome[],
  now: number,
): Promise<void> {
  await database.write.transaction().execute(async (transaction) => {
    const listed = await stillListed(transaction, registryId, outcomes);
    const rowsOf = <Kind extends Outcome['kind']>(
      kind: Kind,
      row: (outcome: Extract<Outcome, { kind: Kind }>) => readonly unknown[],
    ) => listed.filter((outcome): outcome is Extract<Outcome, { kind: Kind }> => outcome.kind === kind).map(row);
    await forEachRow(
      transaction,
      completeImages,
      rowsOf('done', ({ of, image: { content } }) => [
        content.size,
        content.mediaType,
        JSON.stringify(platformNames(content)),
        content.createdAt,
        of.digest,
        registryId,
      ]),
    );
    await storeContents(transaction, contentsOf(listed));
    await forEachRow(
      transaction,
      `update digests set state = 1, done_at = ?, stamped_at = null, wanted_at = null, attempts = 0, failure = null,
         absent = ?, left_out = ?
       where id = ?`,
      rowsOf('done', ({ of, image: { content } }) => [now, absentIn(content), content.platformsLeftOut, of.id]),
    );
    await storeBuildRisks(transaction, registryId, inspectedIn(listed), now);
    await forEachRow(
      transaction,
      `update digests set state = 2, stamped_at = null, wanted_at = null, attempts = attempts + 1, failure = ?,
         next_try_at = ?
       where id = ?`,
      rowsOf('failed', ({ of, failure, nextTryAt }) => [JSON.stringify(failure), nextTryAt, of.id]),
    );
    // One that failed earlier is tried at its time; what was never read waits in its place.
    await forEachRow(
      transaction,
      `update digests set stamped_at = null, next_try_at = coalesce(?1, iif(state = 2, ?2, null)) where id = ?3`,
      rowsOf('putBack', ({ of, until }) => [until, now, of.id]),
    );
    const others = listed.filter(({ kind }) => kind === 'noImage').map(({ of }) => of.digest);
    await forgetOtherArtifacts(transaction, registryId, others);
    await noteOthers(transaction, registryId, others.length, now);
  });
}

/**
 * What a listing deleted while it was read is stored nowhere: what is inside goes with a digest, and that is gone already. Another
 * may have its id by now.
 */
async function stillListed(
  transaction: Kysely<Tables>,
  registryId: number,
  outcomes: readonly Outcome[],
): Promise<Outcome[]> {
  const rows = await forEachRow<{ id: number }>(
    transaction,
    'select id from digests where id = ? and registry_id = ? and digest = ?',
    outcomes.map(({ of: { id, digest } }) => [id, registryId, digest]),
  );
  const ids = new Set(rows.map(({ id }) => id));
  return outcomes.filter(({ of }) => ids.has(of.id));
}

function inspectedIn(outcomes: readonly Outcome[]) {
  return outcomes.flatMap((outcome) =>
    outcome.kind === 'done' ? [{ digestId: outcome.of.id, image: outcome.image }] : [],
  );
}

function contentsOf(outcomes: readonly Outcome[]): DigestContent[] {
  return outcomes.flatMap((outcome) =>
    outcome.kind === 'done' ? [{ digest: outcome.of.digest, content: outcome.image.content }] : [],
  );
}

/** Positions of the platforms that this registry lacks. */
function absentIn({ absentPlatforms }: ImageContent): string | null {
  return absentPlatforms.length === 0 ? null : JSON.stringify(absentPlatforms.map(({ position }) => position));
}

function platformNames({ platforms }: ImageContent): string[] {
  return [...new Set(platforms.map(({ platform }) => platform).filter((name) => name !== ''))];
}

/** What the list of images told stays; what it did not tell is known from now on. */
const completeImages = `
  update images set
    size = coalesce(size, ?1),
    media_type = iif(media_type = '', ?2, media_type),
    platforms = iif(platforms = '[]', ?3, platforms),
    created_at = iif(created_at = 0, coalesce(?4, 0), created_at)
  where digest = ?5 and +registry_id = ?6
    and (size is null or media_type = '' or platforms = '[]' or created_at = 0)`;

/** The registry's newest run tells how many were no images. */
async function noteOthers(transaction: Kysely<Tables>, registryId: number, count: number, now: number): Promise<void> {
  if (count === 0) return;
  const run = await transaction
    .selectFrom('sync_runs')
    .select((select) => select.fn.max('id').as('id'))
    .where('registry_id', '=', registryId)
    .executeTakeFirst();
  if (run?.id == null) return;
  await forEachRow(
    transaction,
    `update sync_log set at = ?1, detail = json_set(detail, '$.count', detail ->> '$.count' + cast(?2 as integer))
     where run_id = ?3 and code = 'noImages'`,
    [[now, count, run.id]],
  );
  await forEachRow(
    transaction,
    `insert into sync_log (run_id, at, level, target, code, detail)
     select ?1, ?2, 'info', '', 'noImages', json_object('count', cast(?3 as integer))
     where not exists (select 1 from sync_log where run_id = ?1 and code = 'noImages')`,
    [[run.id, now, count]],
  );
}
