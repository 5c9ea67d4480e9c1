import type { Insertable, Kysely, Selectable } from 'kysely';
import type { Center } from '#contract/center.ts';
import type { Database } from '../db/database.ts';
import type { RegistryPartsTable, Tables } from '../db/tables/tables.ts';
import type { PartProof } from '../domain/partProof.ts';

/** A part of a registry that is reached by a secret of its own. */
export type RegistryPart = Selectable<RegistryPartsTable>;
export type NewPart = Omit<Insertable<RegistryPartsTable>, 'registry_id'>;

/** The parts of every registry of a data centre, by its id, in the order of the form. */
export async function partsIn(database: Database, center: Center): Promise<Map<number, RegistryPart[]>> {
  const parts = await database.read
    .selectFrom('registry_parts')
    .innerJoin('registries', 'registries.id', 'registry_parts.registry_id')
    .where('registries.center', '=', center)
    .selectAll('registry_parts')
    .orderBy('position')
    .execute();
  return Map.groupBy(parts, ({ registry_id }) => registry_id);
}

/** The parts of a registry as it is saved: of each is known only whether it was proven to be read whole. */
export function newParts(names: readonly string[], proven: ReadonlySet<string>): NewPart[] {
  return names.map((name, position) => ({
    name,
    position,
    state: proven.has(name) ? 'verified' : 'unverified',
    failure: null,
    failing_since: null,
  }));
}

/** Puts these parts in place of those that the registry had. */
export async function replaceParts(
  transaction: Kysely<Tables>,
  registryId: number,
  parts: readonly NewPart[],
): Promise<void> {
  await transaction.deleteFrom('registry_parts').where('registry_id', '=', registryId).execute();
  if (parts.length === 0) return;
  const rows = parts.map((part) => ({ ...part, registry_id: registryId }));
  await transaction.insertInto('registry_parts').values(rows).execute();
}

/** Notes how a part was found; one that the registry has no more is left alone. */
export async function notePart(
  database: Database,
  registryId: number,
  { part, failure }: PartProof,
  now: number,
): Promise<void> {
  await database.write
    .updateTable('registry_parts')
    .set((column) =>
      failure === null
        ? { state: 'verified', failure: null, failing_since: null }
        : {
            state: 'failing',
            failure: JSON.stringify(failure),
            failing_since: column.fn.coalesce('failing_since', column.val(now)),
          },
    )
    .where('registry_id', '=', registryId)
    .where('name', '=', part)
    .execute();
}
