import { limits } from '#contract/limits.ts';

interface Page<Row> {
  readonly rows: readonly Row[];
  /** Of all pages. */
  readonly total: number;
}

/** The rows of all pages of a list, for whoever counts them or lets one choose among them and must not miss any. */
export async function allPages<Row>(
  readPage: (paging: { CurrentPage: number; PageSize: number }) => Promise<Page<Row>>,
): Promise<readonly Row[]> {
  const PageSize = limits.page.maxSize;
  const found: Row[] = [];
  for (let CurrentPage = 1; ; CurrentPage += 1) {
    const { rows, total } = await readPage({ CurrentPage, PageSize });
    found.push(...rows);
    if (CurrentPage * PageSize >= total) return found;
  }
}
