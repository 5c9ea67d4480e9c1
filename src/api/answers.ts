/** What the server was asked: an error remembers it, so that what it says can go once the same is answered. */
export interface RequestKey {
  readonly path: string;
  /** JSON text, without what makes each try another one; '' for none. */
  readonly body: string;
}

export function requestKey({ path, body }: { path: string; body?: unknown }): RequestKey {
  const text = JSON.stringify(body, (key, value: unknown) => (key === 'ClientToken' ? undefined : value)) ?? '';
  return { path, body: text };
}

const listeners = new Set<(asked: RequestKey) => void>();

/** Tells of each request that was answered as it was meant to be; gives the way to stop listening. */
export function onAnswered(listener: (asked: RequestKey) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function notifyAnswered(asked: RequestKey): void {
  for (const listener of [...listeners]) listener(asked);
}
