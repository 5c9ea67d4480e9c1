import { useState, useSyncExternalStore } from 'react';
import { type CheckState, SelectionStore } from './SelectionStore.ts';

/** The selection of a list; another `scope` begins with an empty one. */
export function useSelection<Row>(scope: string): SelectionStore<Row> {
  const [memory, setMemory] = useState(() => ({ scope, store: new SelectionStore<Row>() }));
  if (memory.scope === scope) return memory.store;
  const store = new SelectionStore<Row>();
  setMemory({ scope, store });
  return store;
}

export function useIsSelected<Row>(selection: SelectionStore<Row>, key: string): boolean {
  return useSyncExternalStore(selection.subscribe, () => selection.isSelected(key));
}

export function usePageState<Row>(selection: SelectionStore<Row>): CheckState {
  return useSyncExternalStore(selection.subscribe, () => selection.pageState);
}

export function useAllMatchingSelected<Row>(selection: SelectionStore<Row>): boolean {
  return useSyncExternalStore(selection.subscribe, () => selection.allMatching);
}

export function useSelectedRows<Row>(selection: SelectionStore<Row>): ReadonlyMap<string, Row> {
  return useSyncExternalStore(selection.subscribe, () => selection.rows);
}
