import type { RegistryRow } from '#contract/registries/registries.ts';

/** The regions that are connected with one AccessKey: it is replaced in all of them at once. */
export function regionsWith(accessKeyId: string, rows: readonly RegistryRow[]): readonly RegistryRow[] {
  return rows.filter(({ RegistryType, UserName }) => RegistryType === 'acr' && UserName === accessKeyId.trim());
}

/** When the stored secret of an AccessKey was set, ms since 1970; undefined where that key is not connected. */
export function secretSetAt(accessKeyId: string, rows: readonly RegistryRow[]): number | undefined {
  return regionsWith(accessKeyId, rows)[0]?.SecretSetAt;
}
