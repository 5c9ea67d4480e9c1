import { useMemo } from 'react';
import type { ListSource } from '../../features/images/list/listSource.ts';
import type { Registries } from '../../features/registries/useRegistries.ts';

/** What a list of images needs to know of the registries. */
export function useListSource({ rows, total, syncing }: Registries, onConnect: () => void): ListSource {
  const registries = useMemo(
    () => rows?.map(({ Id, RegistryName }) => ({ id: String(Id), name: RegistryName })) ?? [],
    [rows],
  );
  return { connected: total, registries, syncing, onConnect };
}
