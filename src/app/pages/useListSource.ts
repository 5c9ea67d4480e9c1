import { useMemo } from 'react';
import type { ListSource } from '../../features/images/list/listSource.ts';
import type { RegistryOverview } from '../../features/registries/useRegistryOverview.ts';

/** What a list of images needs to know of the registries. */
export function useListSource({ summary, syncing }: RegistryOverview, onConnect: () => void): ListSource {
  const known = summary?.Registries;
  const registries = useMemo(
    () => known?.map(({ Id, RegistryName }) => ({ id: String(Id), name: RegistryName })) ?? [],
    [known],
  );
  return { connected: known?.length, registries, syncing, onConnect };
}
