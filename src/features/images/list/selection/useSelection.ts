import { useState, useSyncExternalStore } from 'react';
import { SelectionStore, type Ticked } from './SelectionStore.ts';

/** What is ticked in a list; another `scope` begins with nothing. */
export function useSelection<Row>(scope: string): SelectionStore<Row> {
  const [memory, setMemory] = useState(() => ({ scope, store: new SelectionStore<Row>() }));
  if (memory.scope === scope) return memory.store;
  const store = new SelectionStore<Row>();
  setMemory({ scope, store });
  return store;
}

export function useTicked<Row>(selection: SelectionStore<Row>, key: string): boolean {
  return useSyncExternalStore(selection.subscribe, () => selection.has(key));
}

export function useTickedPage<Row>(selection: SelectionStore<Row>): Ticked {
  return useSyncExternalStore(selection.subscribe, () => selection.ofPage);
}

export function useWholeTicked<Row>(selection: SelectionStore<Row>): boolean {
  return useSyncExternalStore(selection.subscribe, () => selection.whole);
}

export function useTickedRows<Row>(selection: SelectionStore<Row>): ReadonlyMap<string, Row> {
  return useSyncExternalStore(selection.subscribe, () => selection.rows);
}
