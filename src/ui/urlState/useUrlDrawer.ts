import { useCallback } from 'react';
import type { LinkRules } from './linkRules.ts';
import { useUrlParams, withParams } from './useUrlParams.ts';

/** The drawers of a page by name, and the parameter that says what one is about. */
interface Drawers<Name extends string> {
  readonly names: readonly Name[];
  readonly about?: string;
}

/** What an address may say of a page's drawers. Anything may be named as what one is about: the drawer reports what it cannot find. */
export function urlDrawerRules({ names, about }: Drawers<string>): LinkRules {
  return {
    drawer: (value) => names.includes(value),
    ...(about === undefined ? {} : { [about]: (value: string) => value !== '' }),
  };
}

/** The open drawer, which is part of the address: `?drawer=edit&user=anna`. */
export function useUrlDrawer<Name extends string>({ names, about: key }: Drawers<Name>) {
  const [params, setParams] = useUrlParams();
  const show = useCallback(
    (drawer: Name | null, about: string | null = null) =>
      setParams((current) => withParams(current, { drawer, ...(key === undefined ? {} : { [key]: about }) })),
    [setParams, key],
  );
  return {
    drawer: names.find((name) => name === params.get('drawer')) ?? null,
    about: key === undefined ? null : params.get(key),
    show,
  };
}
