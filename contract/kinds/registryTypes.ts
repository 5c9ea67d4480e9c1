import * as z from 'zod/mini';
import { kinds } from './kinds.ts';

export type RegistryType = keyof typeof kinds;
/** In the order of `kinds`; lists are sorted by it. */
export const registryTypes = Object.keys(kinds) as RegistryType[];
export const registryTypeSchema = z.enum(registryTypes);

/** The kinds that are added by the form, one at a time. */
export type PrivateRegistryType = {
  [Type in RegistryType]: (typeof kinds)[Type]['addAction'] extends 'AddPrivateRegistry' ? Type : never;
}[RegistryType];
export function isPrivateRegistryType(type: RegistryType): type is PrivateRegistryType {
  return kinds[type].addAction === 'AddPrivateRegistry';
}
export const privateRegistryTypes = registryTypes.filter(isPrivateRegistryType);

/** The kinds that are added by an account, several registries at once. */
export type AccountRegistryType = Exclude<RegistryType, PrivateRegistryType>;
export const accountRegistryTypes = registryTypes.filter(
  (type): type is AccountRegistryType => !isPrivateRegistryType(type),
);
