import { useCallback } from 'react';
import { useUrlParams, withParams } from '../../ui/urlState/useUrlParams.ts';

export type DrawerName = 'connect' | 'edit' | 'acr' | 'tasks' | 'settings';

/** What belongs to an open drawer: which registry, task, tab or page it is about. */
const drawerKeys = ['drawer', 'registry', 'kind', 'task', 'taskPage', 'settings'] as const;
type DrawerAbout = Partial<Record<Exclude<(typeof drawerKeys)[number], 'drawer'>, string>>;

/** The open drawer is part of the address, so that a link opens it. */
export function withDrawer(params: URLSearchParams, name: DrawerName | null, about: DrawerAbout = {}): URLSearchParams {
  const closed = Object.fromEntries(drawerKeys.map((key) => [key, null]));
  return withParams(params, { ...closed, drawer: name, ...about });
}

export function useDrawer() {
  const [params, setParams] = useUrlParams();
  const show = useCallback(
    (name: DrawerName | null, about: DrawerAbout = {}) => setParams((current) => withDrawer(current, name, about)),
    [setParams],
  );
  return { drawer: params.get('drawer'), params, show };
}
