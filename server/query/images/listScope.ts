import type { Center } from '#contract/center.ts';
import type { Database } from '../../db/database.ts';
import { type ListedRegistry, listedRegistries } from '../listedRegistries.ts';
import { literals } from '../literals.ts';

/** How many images of a registry have this risk, stand there with the scanner and with intake, and are listed or not. */
export interface StoredTotal {
  readonly registry_id: number;
  readonly risk_rank: number;
  readonly scan_state: number;
  readonly intake_state: number;
  readonly not_listed: number;
  readonly images: number;
}

/** What a list is about: a data centre, its registries, and how many images they have. */
export interface ListScope {
  readonly center: Center;
  readonly registries: readonly ListedRegistry[];
  readonly totals: readonly StoredTotal[];
  /** No other data centre has images: the search index holds this one's alone. */
  readonly isOnlyCenter: boolean;
  /** The most images that are fetched and sorted rather than found along an index. */
  readonly fetchLimit: number;
}

/** Reads what is known of a data centre's images before any of them is looked at. */
export async function listScopeOf(database: Database, center: Center, fetchLimit: number): Promise<ListScope> {
  const [registries, totals] = await Promise.all([
    listedRegistries(database, center),
    database.read.selectFrom('image_totals').selectAll().where('images', '>', 0).execute(),
  ]);
  const ids = new Set(registries.map(({ id }) => id));
  return {
    center,
    registries,
    totals: totals.filter((row) => ids.has(row.registry_id)),
    fetchLimit,
    isOnlyCenter: totals.every((row) => row.images === 0 || ids.has(row.registry_id)),
  };
}

/** The ids of the scope's registries, for `in`. */
export const registryIdsOf = ({ registries }: ListScope) => literals(registries.map(({ id }) => id));
