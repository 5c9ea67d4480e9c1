import { acr } from './acr.ts';
import { harbor } from './harbor.ts';
import type { RegistryKind } from './kind.ts';
import { oci } from './oci.ts';
import { quay } from './quay.ts';

/** Every kind of registry, in the order in which they are offered. `RegistryType` and its lists come from here. */
export const kinds = { harbor, quay, acr, oci } as const satisfies Record<string, RegistryKind>;
