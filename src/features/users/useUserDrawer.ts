import { useCallback } from 'react';
import type { LinkRules } from '../../ui/urlState/linkRules.ts';
import { useUrlParams, withParams } from '../../ui/urlState/useUrlParams.ts';

/** What can be done about users in a drawer. */
const userDrawers = ['create', 'edit', 'link'] as const;
export type UserDrawerName = (typeof userDrawers)[number];

const nameIn = (text: string | null) => userDrawers.find((name) => name === text) ?? null;

/** What the page's address may say of its drawer. */
export const userDrawerRules: LinkRules = {
  drawer: (value) => nameIn(value) !== null,
  // One that does not exist is said by the drawer.
  user: (value) => value !== '',
};

/** The open drawer, which is part of the address: `?drawer=edit&user=anna`. */
export function useUserDrawer() {
  const [params, setParams] = useUrlParams();
  const show = useCallback(
    (drawer: UserDrawerName | null, user: string | null = null) =>
      setParams((current) => withParams(current, { drawer, user })),
    [setParams],
  );
  return { drawer: nameIn(params.get('drawer')), userName: params.get('user'), show };
}
