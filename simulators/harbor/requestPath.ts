/** A request target as Harbor's core service comes to see it. */
export interface RequestPath {
  /** As it goes into Link headers: encodings of the request kept. */
  readonly path: string;
  /** Decoded segments, for finding the endpoint and its parameters. */
  readonly segments: readonly string[];
  readonly query: URLSearchParams;
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/**
 * Takes a target apart. Harbor's front proxy decodes a path once and merges slashes before it hands it on, so
 * a slash inside a repository name survives only if it was encoded twice; straight to the core, once is
 * enough. The core of 2.x decodes each segment (`coreUnescapes`), that of 1.x does not. Null where an encoding
 * is broken.
 */
export function parseTarget(
  target: string,
  { throughProxy, coreUnescapes }: { throughProxy: boolean; coreUnescapes: boolean },
): RequestPath | null {
  const question = target.indexOf('?');
  const rawPath = question === -1 ? target : target.slice(0, question);
  const query = new URLSearchParams(question === -1 ? '' : target.slice(question + 1));
  const received = throughProxy ? decode(rawPath.replace(/\/{2,}/g, '/')) : rawPath;
  if (received === null) return null;
  const segments: string[] = [];
  for (const segment of received.split('/').slice(1)) {
    const decoded = coreUnescapes ? decode(segment) : segment;
    if (decoded === null) return null;
    segments.push(decoded);
  }
  // `/projects/` and `/projects` are one endpoint.
  if (segments.length > 1 && segments.at(-1) === '') segments.pop();
  const path = throughProxy ? received.split('/').map(encodeURIComponent).join('/').replaceAll('%3A', ':') : rawPath;
  return { path, segments, query };
}
