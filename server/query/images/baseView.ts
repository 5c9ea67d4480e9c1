import { sql } from 'kysely';
import type { Severity } from '#contract/enums.ts';
import type { BaseImage } from '#contract/images/baseImage.ts';

/** What a row of a list tells of what it is built on; joined as `bases`, and the registry of that as `base_registries`. */
export const baseColumns = [
  'bases.namespace as base_namespace',
  'bases.repository_name as base_name',
  'bases.tag as base_tag',
  'bases.digest as base_digest',
  'bases.registry_id as base_registry_id',
  'bases.uuid as base_uuid',
  'bases.outdated as base_outdated',
  // Of a registry that was removed since, its last name.
  sql<string | null>`coalesce(base_registries.name, bases.registry_name)`.as('base_registry_name'),
] as const;

interface BaseColumns {
  readonly base_namespace: string | null;
  readonly base_name: string | null;
  readonly base_tag: string | null;
  readonly base_digest: string | null;
  readonly base_registry_id: number | null;
  readonly base_uuid: string | null;
  readonly base_outdated: number | null;
  readonly base_registry_name: string | null;
}

/** Undefined where no base is known. */
export function baseImage(row: BaseColumns): BaseImage | undefined {
  if (row.base_digest === null) return undefined;
  return {
    RepoNamespace: row.base_namespace ?? '',
    RepoName: row.base_name ?? '',
    Tag: row.base_tag ?? '',
    Digest: row.base_digest,
    RegistryId: row.base_registry_id ?? 0,
    RegistryName: row.base_registry_name ?? '',
    Uuid: row.base_uuid ?? undefined,
    Outdated: row.base_outdated === 1,
  };
}

type InheritedColumns = Readonly<Record<`inherited_${Severity}`, number | null>>;

/** Findings that the base has too; undefined where that, or the base, is not known. */
export function inheritedCount(row: InheritedColumns & Pick<BaseColumns, 'base_digest'>): number | undefined {
  if (row.base_digest === null || row.inherited_high === null) return undefined;
  const { inherited_critical, inherited_high, inherited_medium, inherited_low, inherited_unknown } = row;
  return [inherited_critical, inherited_high, inherited_medium, inherited_low, inherited_unknown].reduce(
    (sum: number, found) => sum + (found ?? 0),
    0,
  );
}
