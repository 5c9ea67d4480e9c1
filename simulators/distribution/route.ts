/** What a request to `/v2/` is about. */
export type Route =
  | { readonly kind: 'root' }
  | { readonly kind: 'catalog' }
  | { readonly kind: 'tags' | 'referrers'; readonly name: string; readonly reference: string }
  | { readonly kind: 'manifest' | 'blob'; readonly name: string; readonly reference: string };

const patterns = [
  ['tags', /^(.+)\/tags\/(list)$/],
  ['manifest', /^(.+)\/manifests\/([^/]+)$/],
  ['blob', /^(.+)\/blobs\/([^/]+)$/],
  ['referrers', /^(.+)\/referrers\/([^/]+)$/],
] as const;

/** Null where the distribution API has no such path. */
export function routeOf(path: string): Route | null {
  if (path === '/v2/' || path === '/v2') return { kind: 'root' };
  if (path === '/v2/_catalog') return { kind: 'catalog' };
  const rest = path.startsWith('/v2/') ? path.slice('/v2/'.length) : '';
  for (const [kind, pattern] of patterns) {
    const [, name, reference] = pattern.exec(rest) ?? [];
    if (name !== undefined && reference !== undefined) return { kind, name, reference };
  }
  return null;
}

/** The scope that a token has to open for it; null where any token will do. */
export function scopeOf(route: Route): string | null {
  if (route.kind === 'root') return null;
  return route.kind === 'catalog' ? 'registry:catalog:*' : `repository:${route.name}:pull`;
}
