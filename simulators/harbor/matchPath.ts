/**
 * Parameters of a path that fits the pattern, null if it does not. In a pattern `{name}` is one segment,
 * `{name:number}` one of digits only, and `{name:path}` one or more segments.
 */
export function matchPath(pattern: string, segments: readonly string[]): Record<string, string> | null {
  const parts = pattern.split('/').slice(1);
  const wide = parts.findIndex((part) => part.endsWith(':path}'));
  // Segments that the wide parameter swallows beyond its first.
  const extra = segments.length - parts.length;
  if (wide === -1 ? extra !== 0 : extra < 0) return null;
  const params: Record<string, string> = {};
  for (const [position, part] of parts.entries()) {
    const start = wide !== -1 && position > wide ? position + extra : position;
    const segment = segments.slice(start, position === wide ? start + extra + 1 : start + 1).join('/');
    const parameter = /^\{(\w+)(?::(number|path))?\}$/.exec(part);
    if (parameter?.[1] === undefined) {
      if (part !== segment) return null;
      continue;
    }
    if (segment === '' || (parameter[2] === 'number' && !/^\d+$/.test(segment))) return null;
    params[parameter[1]] = segment;
  }
  return params;
}
