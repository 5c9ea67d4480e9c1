/** What the server was asked: an error remembers it, so that what it says can go once the same is answered. */
export interface Asked {
  readonly path: string;
  /** JSON text, without what makes each try another one; '' for none. */
  readonly body: string;
}

export function askedOf({ path, body }: { path: string; body?: unknown }): Asked {
  const text = JSON.stringify(body, (key, value: unknown) => (key === 'ClientToken' ? undefined : value)) ?? '';
  return { path, body: text };
}

const listeners = new Set<(asked: Asked) => void>();

/** Tells of each request that was answered as it was meant to be; gives the way to stop listening. */
export function onAnswered(listener: (asked: Asked) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function tellAnswered(asked: Asked): void {
  for (const listener of [...listeners]) listener(asked);
}
