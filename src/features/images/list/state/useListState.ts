import { App } from 'antd';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { limits } from '#contract/limits.ts';
import { useUrlParams } from '../../../../ui/urlState/useUrlParams.ts';
import { rememberedSize } from './listPreferences.ts';
import { type ListState, pageViewOf, parseListState, writeListState } from './listState.ts';

export type ChangeList = (change: Partial<ListState> | ((state: ListState) => ListState)) => void;

/** A size that is chosen is remembered: a page that is left without its own in the address would come back with that one. */
function withOwnSize(params: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(params);
  next.set('size', String(parseListState(params, rememberedSize).size));
  return next;
}

/**
 * The list's state as the URL says it, and the one way to change it. Every change is a step in the
 * browser's history, so that Back undoes it; anything but turning the page starts at page 1. A criterion that would be
 * one more than `most` is not added, which is said.
 */
export function useListState(most: number = limits.criteria): readonly [ListState, ChangeList] {
  const [params, setParams] = useUrlParams();
  const { t } = useTranslation('images');
  const { message } = App.useApp();
  // Most changes of the address are not the list's: opening details must not draw a hundred rows anew.
  const text = JSON.stringify(parseListState(params, rememberedSize, most));
  const state = useMemo((): ListState => JSON.parse(text), [text]);
  const change = useCallback<ChangeList>(
    (wanted) => {
      if (typeof wanted !== 'function' && wanted.size !== undefined) setParams(withOwnSize, { replace: true });
      setParams((current) => {
        const before = parseListState(current, rememberedSize, most);
        const after = typeof wanted === 'function' ? wanted(before) : { ...before, page: 1, ...wanted };
        if (after.criteria.length > most) {
          void message.warning({ key: 'filters', content: t('search.full') });
          return current;
        }
        // Written anew, the same state may stand in another order: that would be another address.
        const isSame = pageViewOf(current) === before.view && JSON.stringify(after) === JSON.stringify(before);
        return isSame ? current : writeListState(current, after);
      });
    },
    [setParams, most, message, t],
  );
  return [state, change];
}
