import { useCallback } from 'react';
import type { LinkRules } from '../../ui/urlState/linkRules.ts';
import { useUrlParams, withParams } from '../../ui/urlState/useUrlParams.ts';

/** What somebody does about their account in a drawer. */
const accountDrawers = ['password', 'secondStep', 'removeSecondStep'] as const;
export type AccountDrawerName = (typeof accountDrawers)[number];

const nameIn = (text: string | null) => accountDrawers.find((name) => name === text) ?? null;

/** What the page's address may say. */
export const accountRules: LinkRules = { drawer: (value) => nameIn(value) !== null };

/** The open drawer, which is part of the address: `?drawer=password`. */
export function useAccountDrawer() {
  const [params, setParams] = useUrlParams();
  const show = useCallback(
    (drawer: AccountDrawerName | null) => setParams((current) => withParams(current, { drawer })),
    [setParams],
  );
  return { drawer: nameIn(params.get('drawer')), show };
}
