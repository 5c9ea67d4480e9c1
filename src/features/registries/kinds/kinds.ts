import type { PrivateRegistryType } from '#contract/enums.ts';
import type { ProviderKit } from '../form/values/formKind.ts';
import { harbor } from './harbor/harbor.tsx';
import { quay } from './quay/quay.tsx';

/** The kinds that can be connected, in the order of the form. One more is a file and a line here. */
const kits: { readonly [Type in PrivateRegistryType]: ProviderKit<Type> } = { harbor, quay };

export const offeredKits: readonly ProviderKit[] = Object.values(kits);

export function kitOf(type: PrivateRegistryType): ProviderKit {
  return kits[type];
}
