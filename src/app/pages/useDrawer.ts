import { useCallback } from 'react';
import { type AccountRegistryType, accountRegistryTypes } from '#contract/kinds/registryTypes.ts';
import { type LinkRules, pagingRules } from '../../ui/urlState/linkRules.ts';
import { useUrlParams, withParams } from '../../ui/urlState/useUrlParams.ts';

/** A kind of registry that is added by an account has a drawer of that name; `connect` adds any other. */
type DrawerName = 'connect' | 'edit' | 'registry' | AccountRegistryType | 'tasks' | 'settings';

/** What belongs to an open drawer: which registry, task, tab or page it is about. */
const drawerKeys = ['drawer', 'registry', 'kind', 'task', 'taskPage', 'settings', 'about'] as const;
type DrawerAbout = Partial<Record<Exclude<(typeof drawerKeys)[number], 'drawer'>, string>>;

/** The open drawer is part of the address, so that a link opens it. */
export function withDrawer(params: URLSearchParams, name: DrawerName | null, about: DrawerAbout = {}): URLSearchParams {
  const closed = Object.fromEntries(drawerKeys.map((key) => [key, null]));
  return withParams(params, { ...closed, drawer: name, ...about });
}

/** Whether the drawer edits a registry. Links of old name an account's kind instead of `edit`: `drawer=acr&registry=3`. */
export function editsRegistry(params: URLSearchParams): boolean {
  const drawer = params.get('drawer');
  return drawer === 'edit' || (params.has('registry') && accountRegistryTypes.some((type) => type === drawer));
}

const named =
  (...names: readonly string[]) =>
  (value: string) =>
    names.includes(value);

/** What an address may say of the drawers that a page has. */
export function drawerRules(...drawers: readonly DrawerName[]): LinkRules {
  return {
    drawer: named(...drawers),
    // An unknown registry is valid here: the drawer reports it.
    registry: (value) => value !== '',
    kind: named('sync', 'scan'),
    task: (value) => value !== '',
    taskPage: pagingRules.page,
    settings: named('cycle', 'registries'),
    about: named('facts', 'runs'),
  };
}

export function useDrawer() {
  const [params, setParams] = useUrlParams();
  const show = useCallback(
    (name: DrawerName | null, about: DrawerAbout = {}) => setParams((current) => withDrawer(current, name, about)),
    [setParams],
  );
  return { drawer: params.get('drawer'), params, show };
}
