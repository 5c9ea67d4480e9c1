import { type Kysely, sql } from 'kysely';
import type { DeclaredBase } from '../../connectors/imageContent.ts';
import { declaredBaseIn } from '../../connectors/reading/declaredBase.ts';
import { isSeen } from '../../db/isSeen.ts';
import type { Tables } from '../../db/tables/tables.ts';
import type { Visibility } from '../../domain/access/visibility.ts';
import { configurationIn, labelIn, type StoredConfiguration } from './contentTexts.ts';
import { digestBytes, digestText } from './digestBytes.ts';
import { timesOfSteps } from './stepTimes.ts';
import type { StoredFinding } from './storedFinding.ts';

/** One of the platforms of a digest, as a registry shows it. */
export interface StoredPlatform {
  readonly platform: string;
  readonly digest: string;
  /** Null where nobody looked into it. */
  readonly contentId: number | null;
  readonly size: number | null;
  /** Whether that registry has it. */
  readonly isPresent: boolean;
}

/** What is inside of one platform. */
export interface StoredContent {
  readonly createdAt: number | null;
  readonly configuration: StoredConfiguration;
  readonly labels: Readonly<Record<string, string>>;
  /** By its manifest, else by its labels, which may also be its base's own; null where neither names one. */
  readonly declaredBase: DeclaredBase | null;
  /** The lowest first. */
  readonly layers: readonly StoredLayer[];
  readonly history: readonly StoredStep[];
  readonly isShortened: boolean;
  readonly risks: readonly StoredFinding[];
}

interface StoredLayer {
  readonly id: number;
  readonly digest: string;
  /** '' where the configuration does not say. */
  readonly diffId: string;
  readonly size: number;
}

interface StoredStep {
  readonly command: string;
  readonly isEmpty: boolean;
  readonly createdAt: number | null;
}

/** Shown of an index where nobody asks for another. */
export const usualPlatform = 'linux/amd64';

/** The platforms of a digest in the order of its index; none where it was not looked into. */
export async function platformsOf(
  database: Kysely<Tables>,
  { registryId, digest }: { readonly registryId: number; readonly digest: string },
): Promise<StoredPlatform[]> {
  const rows = await database
    .selectFrom('digest_platforms')
    .innerJoin('digests', (join) => join.on('digests.digest', '=', digest).on('digests.registry_id', '=', registryId))
    .leftJoin('contents', 'contents.id', 'digest_platforms.content_id')
    .select(['position', 'platform', 'child', 'content_id', 'contents.size', 'absent'])
    .where('digest_platforms.digest', '=', digestBytes(digest))
    .where('digests.state', '=', 1)
    .orderBy('position')
    .execute();
  return rows.map(({ position, platform, child, content_id, size, absent }) => ({
    platform,
    digest: child === null ? digest : digestText(child),
    contentId: content_id,
    size,
    isPresent: absent === null || !listIn<number>(absent).includes(position),
  }));
}

/** Those that the registry has, and that were looked into. */
export function readablePlatforms(platforms: readonly StoredPlatform[]): StoredPlatform[] {
  return platforms.filter(({ isPresent, contentId }) => isPresent && contentId !== null);
}

/** Undefined where it has gone meanwhile. */
export async function readContent(database: Kysely<Tables>, contentId: number): Promise<StoredContent | undefined> {
  const row = await database
    .selectFrom('contents')
    .innerJoin('texts', 'texts.id', 'contents.config_id')
    .select(['created_at', 'text', 'labels', 'layers', 'steps', 'step_times', 'is_shortened', 'risks'])
    .where('contents.id', '=', contentId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const [labelIds, steps] = [listIn<number>(row.labels), listIn<number>(row.steps)];
  const texts = await textsById(database, [...labelIds, ...steps.map(Math.abs)]);
  const told = labelIds.map((id) => labelIn(texts.get(id) ?? '["",""]'));
  const labels = Object.fromEntries(told.filter((one) => Array.isArray(one)));
  const [declaredBase = declaredBaseIn(labels)] = told.flatMap((one) => (Array.isArray(one) ? [] : [one]));
  const times = timesOfSteps(listIn(row.step_times));
  return {
    createdAt: row.created_at,
    configuration: configurationIn(row.text),
    labels,
    declaredBase,
    layers: await layersOf(database, listIn(row.layers)),
    history: steps.map((id, position) => ({
      command: texts.get(Math.abs(id)) ?? '',
      isEmpty: id < 0,
      createdAt: times[position] ?? null,
    })),
    isShortened: row.is_shortened === 1,
    risks: listIn(row.risks ?? '[]'),
  };
}

/**
 * For each step the position of the layer that it made, null where it made none; null where that cannot be told: who threw a part of
 * the history away tells of fewer layers than there are.
 */
export function layersOfSteps({
  history,
  layers,
}: Pick<StoredContent, 'history' | 'layers'>): (number | null)[] | null {
  if (history.filter(({ isEmpty }) => !isEmpty).length !== layers.length) return null;
  let next = 0;
  return history.map(({ isEmpty }) => {
    if (isEmpty) return null;
    next += 1;
    return next - 1;
  });
}

/** In how many digests that somebody sees each layer is. */
export async function imagesWithLayers(
  database: Kysely<Tables>,
  { center, registries }: Visibility,
  layers: readonly StoredLayer[],
): Promise<ReadonlyMap<number, number>> {
  const rows = await database
    .selectFrom('layer_images')
    .innerJoin('registries', 'registries.id', 'layer_images.registry_id')
    .select((select) => ['layer_id', select.fn.sum<number>('images').as('count')])
    .where('layer_id', 'in', jsonList(layers.map(({ id }) => id)))
    .where('registries.center', '=', center)
    .where(isSeen('registries.id', registries))
    .groupBy('layer_id')
    .execute();
  return new Map(rows.map(({ layer_id, count }) => [layer_id, count]));
}

async function textsById(database: Kysely<Tables>, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const rows = await database.selectFrom('texts').select(['id', 'text']).where('id', 'in', jsonList(ids)).execute();
  return new Map(rows.map(({ id, text }) => [id, text]));
}

/** In the given order, in which one may come more than once. */
async function layersOf(database: Kysely<Tables>, ids: readonly number[]): Promise<StoredLayer[]> {
  const rows = await database.selectFrom('layers').selectAll().where('id', 'in', jsonList(ids)).execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row === undefined
      ? []
      : [{ id, digest: digestText(row.digest), diffId: digestText(row.diff_id), size: row.size }];
  });
}

/** However many there are, it is one parameter of one statement. */
const jsonList = (ids: readonly number[]) => sql<number>`(select value from json_each(${JSON.stringify(ids)}))`;

function listIn<Element>(stored: string): Element[] {
  return JSON.parse(stored);
}
