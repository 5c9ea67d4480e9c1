import type { Answer } from '../../http/answer.ts';
import { error } from './answers.ts';
import type { Call } from './endpoint.ts';

/** `q=name=~app,tags=nil` as key and value; a fuzzy value keeps its tilde. */
type Filter = ReadonlyMap<string, string>;

export function filterOf({ at }: Call): Filter | Answer {
  const filter = new Map<string, string>();
  const text = at.query.get('q');
  for (const part of text === null || text === '' ? [] : text.split(',')) {
    const [key, value] = part.split(/=(.*)/s);
    if (!key || !value) return error(400, 'the query string must contain "=" and the key/value cannot be empty');
    filter.set(key, value);
  }
  return filter;
}

/** `~part` or the whole; without a filter everything matches. */
export function matches(value: string, wanted: string | undefined): boolean {
  if (wanted === undefined) return true;
  return wanted.startsWith('~') ? value.includes(wanted.slice(1)) : value === wanted;
}

interface Sortable {
  readonly name: string;
  readonly createdAt: number;
}

/** Sorts by `sort=name` or `creation_time`, descending with a minus; an unknown field changes nothing. */
export function sorted<T>(items: readonly T[], sort: string | null, as: (item: T) => Sortable): readonly T[] {
  const field = sort?.replace(/^-/, '');
  if (field !== 'name' && field !== 'creation_time') return items;
  const direction = sort?.startsWith('-') ? -1 : 1;
  const key = (item: T) => (field === 'name' ? as(item).name : as(item).createdAt);
  return items.toSorted((one, other) => (key(one) < key(other) ? -direction : direction));
}
