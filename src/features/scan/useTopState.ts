import { useCallback, useMemo } from 'react';
import { useAddressParams } from '../../ui/address/useAddressParams.ts';
import { parseTopState, type TopState, writeTopState } from './topState.ts';

/** The state as the URL says it; anything but turning the page starts at page 1. */
export function useTopState(): readonly [TopState, (change: Partial<TopState>) => void] {
  const [params, setParams] = useAddressParams();
  const state = useMemo(() => parseTopState(params), [params]);
  const change = useCallback(
    (wanted: Partial<TopState>) =>
      setParams((current) => writeTopState(current, { ...parseTopState(current), page: 1, ...wanted })),
    [setParams],
  );
  return [state, change];
}
