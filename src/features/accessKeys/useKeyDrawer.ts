import { useCallback } from 'react';
import type { LinkRules } from '../../ui/urlState/linkRules.ts';
import { useUrlParams, withParams } from '../../ui/urlState/useUrlParams.ts';

/** What can be done with keys in a drawer. */
const keyDrawers = ['create', 'edit', 'rotate'] as const;
export type KeyDrawerName = (typeof keyDrawers)[number];

const nameIn = (text: string | null) => keyDrawers.find((name) => name === text) ?? null;

/** What the page's address may say. */
export const accessKeyRules: LinkRules = {
  drawer: (value) => nameIn(value) !== null,
  // One that does not exist is said by its drawer.
  key: (value) => value !== '',
};

/** The open drawer, which is part of the address: `?drawer=rotate&key=MRNG…`. */
export function useKeyDrawer() {
  const [params, setParams] = useUrlParams();
  const show = useCallback(
    (drawer: KeyDrawerName | null, key: string | null = null) =>
      setParams((current) => withParams(current, { drawer, key })),
    [setParams],
  );
  return { drawer: nameIn(params.get('drawer')), keyId: params.get('key'), show };
}
