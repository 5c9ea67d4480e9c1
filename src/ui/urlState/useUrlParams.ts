import { createContext, useCallback, useContext } from 'react';
import { type NavigateOptions, useSearchParams } from 'react-router';

/** What is used of the app's router: where the page is right now, and the way to another address. */
interface UrlRouter {
  readonly state: { readonly location: { readonly search: string } };
  navigate(to: { search: string }, options?: NavigateOptions): Promise<void>;
}

/** The app's router, handed in by the app. */
export const UrlRouterContext = createContext<UrlRouter | null>(null);

type ChangeParams = (change: (current: URLSearchParams) => URLSearchParams, options?: NavigateOptions) => void;

/**
 * The URL's query parameters as of the last render, and a change to them that begins with those of the URL as it is now:
 * `useSearchParams` begins with the rendered ones, and of two filters chosen before the next render it loses the first.
 * The router is asked, since it alone knows the URL in a browser, behind a hash and in a test alike. A change that
 * changes nothing is no step in the history, or Back would seem to do nothing.
 */
export function useUrlParams(): readonly [URLSearchParams, ChangeParams] {
  const [params] = useSearchParams();
  const router = useContext(UrlRouterContext);
  const change = useCallback<ChangeParams>(
    (wanted, options) => {
      if (router === null) throw new Error('No UrlRouterContext');
      const current = new URLSearchParams(router.state.location.search);
      const next = wanted(current);
      if (next.toString() !== current.toString()) void router.navigate({ search: `?${next}` }, options);
    },
    [router],
  );
  return [params, change];
}

/** A copy with these parameters set, repeated for each value of a list; null and an empty list leave one out. */
export function withParams(
  params: URLSearchParams,
  values: Readonly<Record<string, string | number | readonly string[] | null>>,
): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const [key, value] of Object.entries(values)) {
    const [first, ...others] = value === null ? [] : [value].flat();
    if (first === undefined) next.delete(key);
    else next.set(key, String(first));
    for (const other of others) next.append(key, String(other));
  }
  return next;
}
