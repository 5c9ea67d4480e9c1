import { useCallback } from 'react';
import { useAddressParams } from '../../ui/address/useAddressParams.ts';

export type DrawerName = 'connect' | 'edit' | 'acr' | 'tasks' | 'settings';

/** What belongs to an open drawer: which registry, task, tab or page it is about. */
const drawerKeys = ['drawer', 'registry', 'kind', 'task', 'taskPage', 'settings'] as const;
type DrawerAbout = Partial<Record<Exclude<(typeof drawerKeys)[number], 'drawer'>, string>>;

/** The open drawer is part of the address, so that a link opens it. */
export function withDrawer(params: URLSearchParams, name: DrawerName | null, about: DrawerAbout = {}): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const key of drawerKeys) next.delete(key);
  if (name !== null) next.set('drawer', name);
  for (const [key, value] of Object.entries(about)) next.set(key, value);
  return next;
}

export function useDrawer() {
  const [params, setParams] = useAddressParams();
  const show = useCallback(
    (name: DrawerName | null, about: DrawerAbout = {}) => setParams((current) => withDrawer(current, name, about)),
    [setParams],
  );
  return { drawer: params.get('drawer'), params, show };
}
