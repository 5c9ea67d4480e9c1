import { useCallback } from 'react';
import { pageParameters } from '../../ui/address/pageParameters.ts';
import { useAddressParams } from '../../ui/address/useAddressParams.ts';

const key = 'taskPage';

/** The page of tasks as the address says it, beside the page of the list that lies under the panel. */
export function useTaskPage(): readonly [number, (page: number) => void] {
  const [params, setParams] = useAddressParams();
  const change = useCallback(
    (page: number) =>
      setParams((current) => {
        const next = new URLSearchParams(current);
        if (page === 1) next.delete(key);
        else next.set(key, String(page));
        return next;
      }),
    [setParams],
  );
  return [pageParameters.page.parse(params.get(key)), change];
}
