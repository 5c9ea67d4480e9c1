import { useEffect, useState } from 'react';
import { useActionQuery } from '../../../../api/useActionQuery.ts';
import type { ListView } from '../state/listState.ts';

const actions = { images: 'DescribeImageCriteria', repositories: 'DescribeImageRepoCriteria' } as const;
const pauseMs = 200;
const shortest = 2;

/** Namespaces, repositories and tags that exist and hold the text; asked once typing pauses. */
export function useExistingNames(view: ListView, text: string): readonly { name: string; value: string }[] {
  const settled = useDebouncedValue(text.trim(), pauseMs);
  const query = useActionQuery(
    actions[view],
    { Value: settled },
    { enabled: settled.length >= shortest, staleTime: 60_000 },
  );
  if (settled.length < shortest || settled !== text.trim()) return [];
  return query.data?.Suggestions.map(({ Name, Value }) => ({ name: Name, value: Value })) ?? [];
}

/** The value once it has not changed for `pause` ms. */
function useDebouncedValue(value: string, pause: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause);
    return () => clearTimeout(timer);
  }, [value, pause]);
  return settled;
}
