import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Center } from '#contract/center.ts';
import { contains } from '../../db/contains.ts';
import type { Database } from '../../db/database.ts';
import { idsWithVulnerability } from '../scans/reports/imagesWithVulnerability.ts';
import type { ImageLeaf, ListedRegistry } from './imageLeaves.ts';
import { isUnusual, type MeasuredLeaf } from './wayIn.ts';

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
  readonly alone: boolean;
  /** The most images that are read and sorted rather than walked past. */
  readonly gatherLimit: number;
}

export const inScope = ({ registries }: ListScope) =>
  sql`(${registries.length === 0 ? sql`null` : sql.join(registries.map(({ id }) => sql.lit(id)))})`;

/** Text as one phrase of the search's language, whatever quotes or operators it holds. */
export const phrase = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** The search knows texts by their groups of three characters; a shorter one is tried on every row. */
export const searchable = (text: string) => [...text].length >= 3;

async function search(
  database: Database,
  leaf: ImageLeaf,
  { gatherLimit }: ListScope,
): Promise<readonly number[] | null> {
  if (leaf.on === 'tag' && searchable(leaf.value)) {
    const { rows } = await sql<{ id: number }>`
      select rowid as id from image_tags where image_tags match ${phrase(leaf.value)} limit ${gatherLimit + 1}`.execute(
      database.read,
    );
    return rows.map(({ id }) => id);
  }
  if (leaf.on === 'vulnerability') {
    const { rows } = await idsWithVulnerability(leaf.value, gatherLimit + 1).execute(database.read);
    return rows.map(({ id }) => id);
  }
  if (leaf.on !== 'digest' || leaf.value.length < 3) return null;
  return imagesWithDigest(database, leaf.value, gatherLimit + 1);
}

/** Every digest lies between the first of these and the last, half of them on either side of the middle one. */
const digestBounds = ['sha', 'sha256:8', 'sha~'] as const;

/**
 * One that begins with its algorithm can only be a beginning; any other part is looked for in the whole index of
 * digests, in two halves: there are two connections to read with.
 */
async function imagesWithDigest(database: Database, text: string, limit: number): Promise<readonly number[]> {
  const within = async (from: string, to: string, condition: RawBuilder<SqlBool>) => {
    const { rows } = await sql<{ id: number }>`
      select id from images indexed by images_by_digest
      where digest >= ${from} and digest < ${to} and ${condition} limit ${limit}`.execute(database.read);
    return rows.map(({ id }) => id);
  };
  if (/^sha(?:256|512):/.test(text)) return within(text, `${text}~`, sql`true`);
  const [first, middle, last] = digestBounds;
  const found = contains('digest', text);
  const halves = await Promise.all([within(first, middle, found), within(middle, last, found)]);
  return halves.flat();
}

/** How many images a criterion can hold for at most; for a search that finds few, which. */
export async function measured(database: Database, scope: ListScope, leaf: ImageLeaf): Promise<MeasuredLeaf> {
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
        images: isUnusual(leaf) ? sum((row) => row.scan_state === leaf.state) : Number.POSITIVE_INFINITY,
      };
    case 'repository': {
      const { rows } = await sql<{ images: number | null }>`
        select sum(images) as images from repositories
        where repositories.registry_id in ${inScope(scope)} and ${leaf.condition}`.execute(database.read);
      return { ...leaf, images: rows[0]?.images ?? 0 };
    }
    case 'tag':
    case 'digest':
    case 'vulnerability': {
      const hits = await search(database, leaf, scope);
      if (hits === null || hits.length > scope.gatherLimit) return { ...leaf, images: Number.POSITIVE_INFINITY };
      return { ...leaf, images: hits.length, hits };
    }
  }
}
