import { useCallback, useState } from 'react';
import { type ListPreferences, readPreferences, writePreferences } from './listPreferences.ts';
import type { ListView } from './listState.ts';

export type ChangePreferences = (change: Partial<ListPreferences>) => void;

/** One view's preferences, and the way to change them for now and for the next visit. */
export function usePreferences(view: ListView): readonly [ListPreferences, ChangePreferences] {
  const [preferences, setPreferences] = useState(() => readPreferences(view));
  const change = useCallback<ChangePreferences>(
    (wanted) => {
      const next = { ...preferences, ...wanted };
      writePreferences(view, next);
      setPreferences(next);
    },
    [view, preferences],
  );
  return [preferences, change];
}
