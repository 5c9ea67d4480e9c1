/** One page of a list, from page number and size as the query gives them: 30 by default, at most 100. */
export function pageOf<Item>(
  items: readonly Item[],
  query: URLSearchParams,
  name: 'PageNo' | 'Page',
): { items: readonly Item[]; page: number; size: number } {
  const page = Math.max(1, Number(query.get(name) ?? 1));
  const size = Math.min(100, Math.max(1, Number(query.get('PageSize') ?? 30)));
  return { items: items.slice((page - 1) * size, page * size), page, size };
}
