import { useCallback, useMemo } from 'react';
import * as z from 'zod/mini';
import type { Paging } from '../table/paging.ts';
import { pageParams, writePageParams } from './pageParams.ts';
import { useUrlParams, withParams } from './useUrlParams.ts';

/** How a list's state stands in the URL's parameters. */
export interface UrlCodec<State> {
  parse(params: URLSearchParams): State;
  /** Leaves every parameter alone that is not its own, and out what is default. */
  write(params: URLSearchParams, state: State): URLSearchParams;
}

/** A list's state as the URL says it, and the way to change it; anything but turning the page starts at page 1. */
export function useListUrlState<State extends Paging>({
  parse,
  write,
}: UrlCodec<State>): readonly [State, (change: Partial<State>) => void] {
  const [params, setParams] = useUrlParams();
  const state = useMemo(() => parse(params), [parse, params]);
  const change = useCallback(
    (wanted: Partial<State>) => setParams((current) => write(current, { ...parse(current), page: 1, ...wanted })),
    [setParams, parse, write],
  );
  return [state, change];
}

const paging = z.object(pageParams);

/** Page and size, for a list that has nothing else to choose. */
export const pagingCodec: UrlCodec<Paging> = {
  parse: (params) => paging.parse({ page: params.get('page'), size: params.get('size') }),
  write: (params, state) => withParams(params, writePageParams(state)),
};
