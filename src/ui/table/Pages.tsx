import { Pagination, type PaginationProps } from 'antd';
import { limits } from '#contract/limits.ts';
import { lastPage, type Paging } from './paging.ts';

interface PagesProps extends Pick<PaginationProps, 'align' | 'hideOnSinglePage' | 'showLessItems' | 'showTotal'> {
  paging: Paging;
  /** Rows of all pages. */
  total: number;
  onPage: (page: number) => void;
  /** Absent where the number of rows per page is not chosen. */
  onSize?: (size: number) => void;
}

/** Turns the pages of a list. Of a page past the end antd marks the last one, and takes no press of what it marks: here it leads there. */
export function Pages({ paging, total, onPage, onSize, ...looks }: PagesProps) {
  const last = lastPage({ total, size: paging.size });
  return (
    <Pagination
      {...looks}
      size="small"
      current={paging.page}
      pageSize={paging.size}
      total={total}
      showSizeChanger={onSize !== undefined}
      pageSizeOptions={[...limits.page.sizes]}
      itemRender={(number, type, element) =>
        type === 'page' && number === last && paging.page > last ? (
          // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: the button in place of the rows is the keyboard's way
          <span onClick={() => onPage(last)}>{element}</span>
        ) : (
          element
        )
      }
      onChange={(page, size) => (size === paging.size ? onPage(page) : onSize?.(size))}
    />
  );
}
