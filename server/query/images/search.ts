import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { contains } from '../../db/contains.ts';
import type { Database } from '../../db/database.ts';
import type { ImagePredicate } from './predicates.ts';

/**
 * Text as one phrase of the full-text index's language, whatever quotes or operators it holds. A NUL would end the phrase before
 * its closing quote; no tag holds one, nor what stands in for it.
 */
export const phrase = (text: string) => `"${text.replaceAll('"', '""').replaceAll('\0', '\uFFFD')}"`;

/** The full-text index knows tags by their groups of three characters; a shorter text is tried on every row. */
export const searchable = (text: string) => [...text].length >= 3;

/** Images whose report holds the vulnerability of this very name; begins with the vulnerability, which has an index. */
export function imagesWithVulnerability(name: string) {
  return sql<SqlBool>`images.vulnerabilities > 0 and (images.registry_id, images.digest) in (
    select r.registry_id, r.digest from vulnerability_findings f
      cross join report_findings rf on rf.finding_id = f.id
      cross join scan_reports r on r.id = rf.report_id
    where f.name = ${name})`;
}

/** The ids of those images. */
function idsWithVulnerability(name: string) {
  return sql<{ id: number }>`select distinct images.id as id from vulnerability_findings f
    cross join report_findings rf on rf.finding_id = f.id
    cross join scan_reports r on r.id = rf.report_id
    cross join images indexed by images_by_digest on images.digest = r.digest and images.registry_id = r.registry_id
    where f.name = ${name} and images.vulnerabilities > 0`;
}

/** What a search found: how many images, and their ids as JSON, which goes into the next statement as it is. */
interface Found {
  readonly images: number;
  readonly hits: string;
}

async function idsFound(database: Database, ids: RawBuilder<unknown>, limit: number): Promise<Found> {
  const { rows } = await sql<Found>`
    select count(*) as images, json_group_array(id) as hits from (${ids} limit ${limit})`.execute(database.read);
  return rows[0] ?? { images: 0, hits: '[]' };
}

type SearchPredicate = Extract<ImagePredicate, { on: 'tag' | 'digest' | 'vulnerability' }>;

/** At most `limit` images that a tag, a digest or a vulnerability is found in; null where each row has to be tried. */
export async function searchImages(
  database: Database,
  { on, value }: SearchPredicate,
  limit: number,
): Promise<Found | null> {
  if (on === 'vulnerability') return idsFound(database, idsWithVulnerability(value), limit);
  if (on === 'digest') return value.length < 3 ? null : imagesWithDigest(database, value, limit);
  if (!searchable(value)) return null;
  return idsFound(database, sql`select rowid as id from image_tags where image_tags match ${phrase(value)}`, limit);
}

/** Every digest lies between the first of these and the last, half of them on either side of the middle one. */
const digestBounds = ['sha', 'sha256:8', 'sha~'] as const;

/**
 * One that begins with its algorithm can only be a beginning; any other part is looked for in the whole index of
 * digests, in two halves: there are two connections to read with.
 */
async function imagesWithDigest(database: Database, text: string, limit: number): Promise<Found> {
  const within = (from: string, to: string, condition: RawBuilder<SqlBool>) =>
    idsFound(
      database,
      sql`select id from images indexed by images_by_digest
        where digest >= ${from} and digest < ${to} and ${condition}`,
      limit,
    );
  if (/^sha(?:256|512):/.test(text)) return within(text, `${text}~`, sql`true`);
  const [first, middle, last] = digestBounds;
  const holds = contains('digest', text);
  const [one, other] = await Promise.all([within(first, middle, holds), within(middle, last, holds)]);
  const ids = [one, other].map(({ hits }) => hits.slice(1, -1)).filter(Boolean);
  return { images: one.images + other.images, hits: `[${ids.join()}]` };
}
