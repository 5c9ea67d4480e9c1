import { useCallback, useMemo, useState } from 'react';

export interface Selection<Row> {
  /** By key, from whichever page. */
  readonly rows: ReadonlyMap<string, Row>;
  /** `chosen` holds the rows that are at hand; others stay as they were. */
  readonly choose: (keys: readonly string[], chosen: readonly Row[]) => void;
  readonly clear: () => void;
}

/** Rows that were ticked, kept while pages turn; another `scope` begins with none. */
export function useSelection<Row>(scope: string, keyOf: (row: Row) => string): Selection<Row> {
  const [memory, setMemory] = useState<{ scope: string; rows: ReadonlyMap<string, Row> }>({ scope, rows: new Map() });
  const rows = useMemo<ReadonlyMap<string, Row>>(
    () => (memory.scope === scope ? memory.rows : new Map()),
    [memory, scope],
  );
  const choose = useCallback(
    (keys: readonly string[], chosen: readonly Row[]) => {
      // antd gives undefined for a row that it never saw, after the table was built anew.
      const atHand = new Map(chosen.filter((row) => row !== undefined).map((row) => [keyOf(row), row]));
      const entries = keys.flatMap((key) => {
        const row = atHand.get(key) ?? rows.get(key);
        return row === undefined ? [] : [[key, row] as const];
      });
      setMemory({ scope, rows: new Map(entries) });
    },
    [rows, scope, keyOf],
  );
  const clear = useCallback(() => setMemory({ scope, rows: new Map() }), [scope]);
  return useMemo(() => ({ rows, choose, clear }), [rows, choose, clear]);
}
