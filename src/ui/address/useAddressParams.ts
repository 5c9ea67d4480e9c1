import { useCallback, useContext } from 'react';
import { UNSAFE_DataRouterContext as DataRouterContext, type NavigateOptions, useSearchParams } from 'react-router';

type ChangeParams = (change: (current: URLSearchParams) => URLSearchParams, options?: NavigateOptions) => void;

/**
 * The address's parameters as they were drawn last, and a change to them that begins with those of the address as it is
 * now. `useSearchParams` begins with the drawn ones: of two filters chosen before the page is drawn anew it loses the first.
 * The router's own state is the one place that has it in a browser, behind a hash and in a test alike. What changes nothing
 * is no step in the history, or Back would seem to do nothing.
 */
export function useAddressParams(): readonly [URLSearchParams, ChangeParams] {
  const [params, setParams] = useSearchParams();
  const router = useContext(DataRouterContext)?.router;
  const change = useCallback<ChangeParams>(
    (wanted, options) => {
      const current = router === undefined ? params : new URLSearchParams(router.state.location.search);
      const next = wanted(current);
      if (next.toString() !== current.toString()) setParams(next, options);
    },
    [params, setParams, router],
  );
  return [params, change];
}
