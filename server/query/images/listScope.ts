import type { Center } from '#contract/center.ts';
import type { Database } from '../../db/database.ts';
import { literals } from '../../db/literals.ts';
import type { VisibleRegistries } from '../../domain/access/identity.ts';
import type { Visibility } from '../../domain/access/visibility.ts';
import { type ListedRegistry, listedRegistries } from '../listedRegistries.ts';

/** How many images of a registry have this risk, stand there with the scanner and with intake, and are listed or not. */
export interface StoredTotal {
  readonly registry_id: number;
  readonly risk_rank: number;
  readonly scan_state: number;
  readonly intake_state: number;
  readonly not_listed: number;
  readonly images: number;
}

/** What a list is about: a data centre, its registries that the caller sees, and how many images they have. */
export interface ListScope {
  readonly center: Center;
  readonly registries: readonly ListedRegistry[];
  /** `all`: the list need not be narrowed to its registries. */
  readonly visible: VisibleRegistries;
  readonly totals: readonly StoredTotal[];
  /** There are no other images: the search index holds those of the scope alone. */
  readonly isWhole: boolean;
  /** The most images that are fetched and sorted rather than found along an index. */
  readonly fetchLimit: number;
}

/** Reads what is known of the images that somebody sees before any of them is looked at. */
export async function listScopeOf(database: Database, visibility: Visibility, fetchLimit: number): Promise<ListScope> {
  const [registries, totals] = await Promise.all([
    listedRegistries(database, visibility),
    database.read.selectFrom('image_totals').selectAll().where('images', '>', 0).execute(),
  ]);
  const ids = new Set(registries.map(({ id }) => id));
  return {
    center: visibility.center,
    registries,
    visible: visibility.registries,
    totals: totals.filter((row) => ids.has(row.registry_id)),
    fetchLimit,
    isWhole: totals.every((row) => row.images === 0 || ids.has(row.registry_id)),
  };
}

/** The ids of the scope's registries, for `in`. */
export const registryIdsOf = ({ registries }: ListScope) => literals(registries.map(({ id }) => id));
