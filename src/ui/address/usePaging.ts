import { useCallback, useMemo } from 'react';
import * as z from 'zod/mini';
import { limits } from '#contract/limits.ts';
import type { Paging } from '../table/PagedTable.tsx';
import { pageParameters } from './pageParameters.ts';
import { useAddressParams } from './useAddressParams.ts';

const parameters = z.object(pageParameters);

/** Page and size of a list that has nothing else to choose, as the address says them: `page` and `size`. */
export function usePaging(): readonly [Paging, (paging: Paging) => void] {
  const [params, setParams] = useAddressParams();
  const [page, size] = [params.get('page'), params.get('size')];
  const paging = useMemo(() => parameters.parse({ page, size }), [page, size]);
  const change = useCallback(
    (wanted: Paging) =>
      setParams((current) => {
        const next = new URLSearchParams(current);
        const put = (key: string, value: number, byDefault: number) =>
          value === byDefault ? next.delete(key) : next.set(key, String(value));
        put('page', wanted.page, 1);
        put('size', wanted.size, limits.page.defaultSize);
        return next;
      }),
    [setParams],
  );
  return [paging, change];
}
