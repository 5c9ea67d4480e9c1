import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Center } from '#contract/center.ts';
import { contains } from '../../db/contains.ts';
import type { Database } from '../../db/database.ts';
import type { ListedRegistry } from '../listedRegistries.ts';
import { type EstimatedPredicate, isUnusualScan } from './accessPath.ts';
import type { ImagePredicate } from './predicates.ts';
import { idsWithVulnerability } from './search.ts';

/** How many images of a registry have this risk and stand there with the scanner. */
export interface StoredTotal {
  readonly registry_id: number;
  readonly risk_rank: number;
  readonly scan_state: number;
  readonly images: number;
}

/** What a list is about: a data centre, its registries, and how many images they have. */
export interface ListScope {
  readonly center: Center;
  readonly registries: readonly ListedRegistry[];
  readonly totals: readonly StoredTotal[];
  /** No other data centre has images: the search index holds this one's alone. */
  readonly isOnlyCenter: boolean;
  /** The most images that are read and sorted rather than walked past. */
  readonly fetchLimit: number;
}

export const inScope = ({ registries }: ListScope) =>
  sql`(${registries.length === 0 ? sql`null` : sql.join(registries.map(({ id }) => sql.lit(id)))})`;

type SearchPredicate = Extract<ImagePredicate, { on: 'tag' | 'digest' | 'vulnerability' }>;

/**
 * Text as one phrase of the search's language, whatever quotes or operators it holds. A NUL would end the phrase before
 * its closing quote; no tag holds one, nor what stands in for it.
 */
export const phrase = (text: string) => `"${text.replaceAll('"', '""').replaceAll('\0', '\uFFFD')}"`;

/** The search knows texts by their groups of three characters; a shorter one is tried on every row. */
export const searchable = (text: string) => [...text].length >= 3;

/** What a search found: how many, and the ids as JSON, which goes into the next statement as it is. */
interface Found {
  readonly images: number;
  readonly hits: string;
}

async function found(database: Database, ids: RawBuilder<unknown>, limit: number): Promise<Found> {
  const { rows } = await sql<Found>`
    select count(*) as images, json_group_array(id) as hits from (${ids} limit ${limit})`.execute(database.read);
  return rows[0] ?? { images: 0, hits: '[]' };
}

/** At most `limit` of what a tag, a digest or a vulnerability is found in; null where each row has to be tried. */
async function search(database: Database, leaf: SearchPredicate, limit: number): Promise<Found | null> {
  if (leaf.on === 'vulnerability') return found(database, idsWithVulnerability(leaf.value), limit);
  if (leaf.on === 'digest') return leaf.value.length < 3 ? null : imagesWithDigest(database, leaf.value, limit);
  if (!searchable(leaf.value)) return null;
  return found(database, sql`select rowid as id from image_tags where image_tags match ${phrase(leaf.value)}`, limit);
}

/** Every digest lies between the first of these and the last, half of them on either side of the middle one. */
const digestBounds = ['sha', 'sha256:8', 'sha~'] as const;

/**
 * One that begins with its algorithm can only be a beginning; any other part is looked for in the whole index of
 * digests, in two halves: there are two connections to read with.
 */
async function imagesWithDigest(database: Database, text: string, limit: number): Promise<Found> {
  const within = (from: string, to: string, condition: RawBuilder<SqlBool>) =>
    found(
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

/** How many images a criterion can hold for at most; for a search that finds few, which. */
export async function estimated(
  database: Database,
  scope: ListScope,
  leaf: ImagePredicate,
): Promise<EstimatedPredicate> {
  const sum = (holds: (row: StoredTotal) => boolean) =>
    scope.totals.filter(holds).reduce((total, { images }) => total + images, 0);
  switch (leaf.on) {
    case 'registry':
      return { ...leaf, images: sum((row) => leaf.ids.includes(row.registry_id)) };
    case 'rank':
      return { ...leaf, images: sum((row) => leaf.ranks.includes(row.risk_rank)) };
    case 'scan':
      // Only the rare states have an index: the others are never what a list starts from.
      return {
        ...leaf,
        images: isUnusualScan(leaf) ? sum((row) => row.scan_state === leaf.state) : Number.POSITIVE_INFINITY,
      };
    case 'repository': {
      const { rows } = await sql<{ images: number | null; repositories: number; hits: string }>`
        select sum(images) as images, count(*) as repositories, json_group_array(id) as hits from repositories
        where repositories.registry_id in ${inScope(scope)} and ${leaf.condition}`.execute(database.read);
      const { images, repositories, hits } = rows[0] ?? { images: 0, repositories: 0, hits: '[]' };
      return { ...leaf, images: images ?? 0, ...(repositories > scope.fetchLimit ? {} : { hits }) };
    }
    case 'tag':
    case 'digest':
    case 'vulnerability': {
      const few = await search(database, leaf, scope.fetchLimit + 1);
      if (few === null || few.images > scope.fetchLimit) return { ...leaf, images: Number.POSITIVE_INFINITY };
      return { ...leaf, ...few };
    }
  }
}
