/** How a registry asks whoever comes to say who they are. */
export type Challenge =
  | { readonly scheme: 'basic' }
  | { readonly scheme: 'bearer'; readonly realm: URL; readonly service: string | null };

/** Of a `WWW-Authenticate` header; null where it asks for nothing that is known here. Bearer goes before Basic where both are offered. */
export function challengeIn(header: string | null): Challenge | null {
  const text = header ?? '';
  const bearer = /\bbearer\s+(.*)/is.exec(text)?.[1];
  if (bearer !== undefined) {
    const realm = parameterIn(bearer, 'realm') ?? '';
    if (!URL.canParse(realm)) return null;
    const url = new URL(realm);
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
    return { scheme: 'bearer', realm: url, service: parameterIn(bearer, 'service') };
  }
  return /\bbasic\b/i.test(text) ? { scheme: 'basic' } : null;
}

function parameterIn(parameters: string, name: string): string | null {
  return new RegExp(`\\b${name}="([^"]{1,2048})"`, 'i').exec(parameters)?.[1] ?? null;
}
