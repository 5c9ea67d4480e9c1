import type { RequestPath } from './requestPath.ts';

export interface Page {
  readonly page: number;
  /** 0 means all. */
  readonly size: number;
}

/** The part of a list that the page asks for. Pages below 1 are the first, sizes below 1 no limit. */
export function slice<T>(items: readonly T[], { page, size }: Page): readonly T[] {
  if (size <= 0) return items;
  const start = Math.max(0, page - 1) * size;
  return items.slice(start, start + size);
}

/** How a Harbor version writes Link headers. */
type LinkSeparator = ' , ' | ', ';

/**
 * `X-Total-Count` and, where there is another page, a relative `Link`: the request's own query, sorted by name and
 * unescaped, with page and page_size in it. A page past the end and an unlimited one have none.
 */
export function pagingHeaders(
  { path, query }: Pick<RequestPath, 'path' | 'query'>,
  { page, size }: Page,
  total: number,
  separator: LinkSeparator,
): Record<string, string> {
  const to = (number: number): string => {
    const values = new Map([...query, ['page', String(number)], ['page_size', String(size)]] as [string, string][]);
    const sorted = [...values].sort(([one], [other]) => (one < other ? -1 : 1));
    return `${path}?${sorted.map(([name, value]) => `${name}=${value}`).join('&')}`;
  };
  const links: string[] = [];
  const pastEnd = (page - 1) * size >= total;
  if (size !== 0 && page > 1 && !pastEnd) links.push(`<${to(page - 1)}>; rel="prev"`);
  if (size !== 0 && page * size < total) links.push(`<${to(page + 1)}>; rel="next"`);
  const count = { 'X-Total-Count': String(total) };
  return links.length === 0 ? count : { ...count, Link: links.join(separator) };
}
