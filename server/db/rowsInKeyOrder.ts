/** Rows in the order of the keys that they were read by; where a row is gone, the next one follows. */
export function rowsInKeyOrder<Row, Key>(rows: readonly Row[], keys: readonly Key[], keyOf: (row: Row) => Key): Row[] {
  const places = new Map(keys.map((key, place) => [key, place]));
  const placeOf = (row: Row) => places.get(keyOf(row)) ?? 0;
  return rows.toSorted((one, other) => placeOf(one) - placeOf(other));
}
