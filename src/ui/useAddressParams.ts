import { useCallback, useContext } from 'react';
import { UNSAFE_DataRouterContext as DataRouterContext, type NavigateOptions, useSearchParams } from 'react-router';

type ChangeParams = (change: (current: URLSearchParams) => URLSearchParams, options?: NavigateOptions) => void;

/**
 * The address's parameters as they were drawn last, and a change to them that begins with those of the address as it is
 * now. `useSearchParams` begins with the drawn ones: of two filters chosen before the page is drawn anew it loses the first.
 * The router's own state is the one place that has it in a browser, behind a hash and in a test alike.
 */
export function useAddressParams(): readonly [URLSearchParams, ChangeParams] {
  const [params, setParams] = useSearchParams();
  const router = useContext(DataRouterContext)?.router;
  const change = useCallback<ChangeParams>(
    (wanted, options) =>
      setParams(
        (drawn) => wanted(router === undefined ? drawn : new URLSearchParams(router.state.location.search)),
        options,
      ),
    [setParams, router],
  );
  return [params, change];
}
