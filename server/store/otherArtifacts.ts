import type { Kysely } from 'kysely';
import { forEachRow } from '../db/forEachRow.ts';
import type { Tables } from '../db/tables/tables.ts';

/** What turned out to be no image goes from the page, and is remembered by its digest, so that no listing brings it back. */
export async function forgetOtherArtifacts(
  transaction: Kysely<Tables>,
  registryId: number,
  digests: readonly string[],
): Promise<void> {
  const rows = digests.map((digest) => [registryId, digest]);
  await forEachRow(transaction, 'insert or ignore into other_artifacts (registry_id, digest) values (?, ?)', rows);
  await forEachRow(transaction, 'delete from images where +registry_id = ? and digest = ?', rows);
}
