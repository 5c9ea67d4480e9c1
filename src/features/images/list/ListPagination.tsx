import { Grid, Pagination } from 'antd';
import { useTranslation } from 'react-i18next';
import { limits } from '#contract/limits.ts';
import { useFormat } from '../../../ui/format.ts';
import type { ListAnswer } from './ListAnswer.ts';
import styles from './list.module.css';
import type { ListState } from './listState.ts';

interface ListPaginationProps {
  state: Pick<ListState, 'page' | 'size'>;
  answer: ListAnswer<unknown>;
  onPage: (page: number) => void;
  onSize: (size: number) => void;
}

/** Turns pages; where counting stopped early it says so, and goes on as far as there are rows. */
export function ListPagination({ state: { page, size }, answer, onPage, onSize }: ListPaginationProps) {
  const { t } = useTranslation(['images', 'common']);
  const format = useFormat();
  const { md } = Grid.useBreakpoint();
  const { total, atLeast, rows } = answer;
  if (total === 0) return null;
  const shown = rows?.length ?? 0;
  const first = (page - 1) * size + 1;
  // A full page past the counted ones has another behind it, for all one knows.
  const reach = atLeast ? Math.max(total, first - 1 + shown + (shown === size ? 1 : 0)) : total;
  const words = { total: atLeast ? t('atLeast', { number: format.number(total) }) : format.number(total) };
  return (
    <nav aria-label={t('pages')} className={styles.pagination}>
      <span>
        {shown === 0
          ? t('totalOnly', words)
          : t('common:rows', { ...words, first: format.number(first), last: format.number(first - 1 + shown) })}
      </span>
      <Pagination
        size="small"
        current={page}
        pageSize={size}
        total={reach}
        showLessItems={md !== true}
        showQuickJumper={md === true}
        showSizeChanger
        pageSizeOptions={[...limits.page.sizes]}
        onChange={(wanted, wantedSize) => (wantedSize === size ? onPage(wanted) : onSize(wantedSize))}
      />
    </nav>
  );
}
