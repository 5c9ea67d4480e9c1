import { sql } from 'kysely';
import type { Center } from '#contract/center.ts';
import type { Database } from '../../db/database.ts';
import type { SubjectReader } from './seenSubject.ts';

/** Images that are named; of more only how many. */
const named = 5;
const mostRead = 200;

/** Images by their uuids, comma-separated. */
export function imagesOf({ write }: Database, center: Center, uuids: string) {
  return write
    .selectFrom('images')
    .select(['id', 'uuid', 'repository_id', sql<string>`namespace || '/' || repository_name || ':' || tag`.as('name')])
    .where('uuid', 'in', uuids.split(',').slice(0, mostRead))
    .where('center', '=', center)
    .execute();
}

/** `team/app:1, team/app:2 +3`. */
export function namesOf(images: readonly { readonly name: string }[]): string {
  const names = images.slice(0, named).map(({ name }) => name);
  const more = images.length > named ? ` +${images.length - named}` : '';
  return `${names.join(', ')}${more}`;
}

/** Images that are named one by one, by `Uuids` or `ImageUuid`; null where a filter says which: that stands in what was asked for. */
export const imageSubject: SubjectReader = async ({ database, center, parameters: { Uuids, ImageUuid } }) => {
  const uuids = Uuids ?? ImageUuid;
  if (typeof uuids !== 'string' || center === null) return null;
  const images = await imagesOf(database, center, uuids);
  if (images.length === 0) return null;
  const ids = images.slice(0, named).map(({ uuid }) => uuid);
  return { type: 'image', id: ids.join(','), name: namesOf(images), facts: {} };
};
