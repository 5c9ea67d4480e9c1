import { type Selectable, type SqlBool, sql } from 'kysely';
import { isFinalBlock, type ScanBlock, scanBlocks } from '#contract/enums.ts';
import { repositoryPath } from '#contract/repositoryPath.ts';
import type { ScannableImage } from '../connectors/port.ts';
import type { Database } from '../db/database.ts';
import type { ImagesTable } from '../db/tables/tables.ts';

/** Nothing lifts what keeps it from being scanned. */
export const isFinallyBlocked = sql<SqlBool>`ifnull(images.scan_blocked in (${sql.join(
  scanBlocks.filter(isFinalBlock).map((block) => sql.lit(block)),
)}), false)`;

/** What remains of a block once the scanner took the image: one digest may be in instances with and without a scanner. */
export const liftedBlock = sql<ScanBlock | null>`case when ${isFinallyBlocked} then scan_blocked end`;

export type ImageRecord = Selectable<ImagesTable>;

/** One digest in one registry: what scanners look at, however many rows show it. */
export interface ImageRef {
  readonly registryId: number;
  readonly digest: string;
}

export function scannable(image: ImageRecord): ScannableImage {
  const repository = { namespace: image.namespace, name: image.repository_name };
  return { repository, digest: image.digest, tag: image.tag };
}

/** A row of this image that may be scanned, one with a tag first; undefined once it is gone. */
export async function rowOf(database: Database, { registryId, digest }: ImageRef): Promise<ImageRecord | undefined> {
  return database.read
    .selectFrom('images')
    .selectAll()
    .where('digest', '=', digest)
    .where('registry_id', '=', registryId)
    .where((on) => on.not(isFinallyBlocked))
    .orderBy('tag', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export function nameOf(image: Pick<ImageRecord, 'namespace' | 'repository_name' | 'tag' | 'digest'>): string {
  const reference = image.tag === '' ? `@${image.digest}` : `:${image.tag}`;
  return `${repositoryPath(image.namespace, image.repository_name)}${reference}`;
}
