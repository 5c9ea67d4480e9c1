import { useEffect, useState } from 'react';
import { NavigationType, useNavigationType } from 'react-router';
import { useUrlParams } from '../../../ui/urlState/useUrlParams.ts';
import { type AllowlistView, parseAllowlistView, writeAllowlistView } from './allowlistView.ts';

/**
 * The page's view, as its URL says it. The search text is also kept here: the URL follows a moment
 * later, and an input that waited for it would lose letters, and a Chinese keyboard its composition.
 */
export function useAllowlistView(): readonly [AllowlistView, (change: Partial<AllowlistView>) => void] {
  const [params, setParams] = useUrlParams();
  const navigation = useNavigationType();
  const inUrl = parseAllowlistView(params);
  const [search, setSearch] = useState(inUrl.search);

  // Typing replaces the address; any other step, such as a link to the bare page, brings its own text.
  useEffect(() => {
    if (navigation !== NavigationType.Replace) setSearch(inUrl.search);
  }, [navigation, inUrl.search]);

  const change = (wanted: Partial<AllowlistView>) => {
    if (wanted.search !== undefined) setSearch(wanted.search);
    setParams((current) => writeAllowlistView(current, { ...parseAllowlistView(current), ...wanted }), {
      replace: true,
    });
  };
  return [{ ...inUrl, search }, change];
}
