import { useState } from 'react';

interface Memory {
  readonly scope: string;
  readonly keys: readonly string[];
  readonly fresh: ReadonlySet<string>;
}

const none: ReadonlySet<string> = new Set();

/**
 * Which rows came in since the same list was last read. `keys` is null while another list's rows are
 * still on screen; turning a page makes no row new.
 */
export function useNewRows(scope: string, keys: readonly string[] | null): ReadonlySet<string> {
  const [memory, setMemory] = useState<Memory | null>(null);
  const unchanged =
    keys === null ||
    (memory?.scope === scope &&
      memory.keys.length === keys.length &&
      keys.every((key, index) => key === memory.keys[index]));
  if (unchanged) return memory?.scope === scope ? memory.fresh : none;
  const before = memory?.scope === scope ? new Set(memory.keys) : null;
  const fresh = before === null ? none : new Set(keys.filter((key) => !before.has(key)));
  setMemory({ scope, keys, fresh });
  return fresh;
}
