import type { ResponseOf } from '#contract/actions/actions.ts';
import type { PrivateRegistryType } from '#contract/kinds/registryTypes.ts';
import type { RegistryRow } from '#contract/registries/registryRow.ts';

type StoredOrganization = ResponseOf<'ListImageRegistryExtra'>['ImageRegistryExtraInfos'][number];

/** A connected registry as it was when its form was opened; secrets are masked. */
export interface StoredRegistry {
  readonly type: PrivateRegistryType;
  readonly row: RegistryRow;
  /** Its extra rows; empty for a kind without. */
  readonly organizations: readonly StoredOrganization[];
}

/** The stored row of an organization. */
export function storedOrganization(stored: StoredRegistry | null, namespace: string): StoredOrganization | undefined {
  return stored?.organizations.find(({ Namespace }) => Namespace === namespace.trim());
}
