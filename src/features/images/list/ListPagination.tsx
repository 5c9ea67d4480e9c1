import { Grid } from 'antd';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/format/useFormat.ts';
import { PageJumper } from '../../../ui/table/PageJumper.tsx';
import { Pages } from '../../../ui/table/Pages.tsx';
import { lastPage } from '../../../ui/table/paging.ts';
import type { ListAnswer } from './ListAnswer.ts';
import styles from './list.module.css';
import type { ListState } from './state/listState.ts';

interface ListPaginationProps extends Pick<ListState, 'page' | 'size'>, Pick<ListAnswer<unknown>, 'total' | 'atLeast'> {
  /** Rows on this page. */
  shown: number;
  onPage: (page: number) => void;
  onSize: (size: number) => void;
}

/**
 * Turns pages; where counting stopped early it says so, and goes on as far as there are rows. Each time it is drawn
 * its choice of sizes measures itself, which makes the browser lay out the whole page: so never without a reason.
 */
export const ListPagination = memo(function ListPages(props: ListPaginationProps) {
  const { page, size, total, atLeast, shown, onPage, onSize } = props;
  const { t } = useTranslation(['images', 'common']);
  const format = useFormat();
  const { md } = Grid.useBreakpoint();
  if (total === 0) return null;
  const first = (page - 1) * size + 1;
  // A full page past the counted ones has another behind it, for all one knows.
  const reach = atLeast && shown > 0 ? Math.max(total, first - 1 + shown + (shown === size ? 1 : 0)) : total;
  const last = lastPage({ total: reach, size });
  const words = { total: atLeast ? t('atLeast', { number: format.number(total) }) : format.number(total) };
  return (
    <nav aria-label={t('pages')} className={styles.pagination}>
      <span>
        {shown === 0
          ? t('common:totalOnly', words)
          : t('common:rows', { ...words, first: format.number(first), last: format.number(first - 1 + shown) })}
      </span>
      <Pages paging={{ page, size }} total={reach} showLessItems={md !== true} onPage={onPage} onSize={onSize} />
      {md === true && last > 1 && <PageJumper last={last} onPage={onPage} />}
    </nav>
  );
});
