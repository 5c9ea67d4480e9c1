import type { ResponseOf } from '#contract/actions.ts';
import type { RegistryRow } from '#contract/registries/registries.ts';

export type StoredOrganization = ResponseOf<'ListImageRegistryExtra'>['ImageRegistryExtraInfos'][number];

/** A connected registry as it was when its form was opened; secrets are masked. */
export interface StoredRegistry {
  readonly row: RegistryRow;
  /** Quay's rows; empty for other kinds. */
  readonly organizations: readonly StoredOrganization[];
}

/** The stored row of a Quay organization. */
export function storedOrganization(stored: StoredRegistry | null, namespace: string): StoredOrganization | undefined {
  return stored?.organizations.find(({ Namespace }) => Namespace === namespace.trim());
}
