/** Which page of a list, and how many rows it has. */
export interface Paging {
  readonly page: number;
  readonly size: number;
}

/** The last page of a list that has rows. */
export function lastPage({ total, size }: { total: number; size: number }): number {
  return Math.max(Math.ceil(total / size), 1);
}
