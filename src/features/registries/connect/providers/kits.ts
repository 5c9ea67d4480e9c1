import type { PrivateRegistryType } from '#contract/enums.ts';
import { harbor } from './harbor.tsx';
import type { ProviderKit } from './kit.ts';

/** The types that can be connected, in the order of the form. A type more is a file and a line here. */
const kits: { readonly [Type in PrivateRegistryType]?: ProviderKit<Type> } = { harbor };

export const offeredKits: readonly ProviderKit[] = Object.values(kits);

/** The kit of a type; the first one where the form does not offer it. */
export function kitOf(type: PrivateRegistryType): ProviderKit {
  return kits[type] ?? harbor;
}
