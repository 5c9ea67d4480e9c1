import { Button, Empty } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { lastPage, type Paging } from './paging.ts';

interface NoRowsProps {
  paging: Paging;
  /** Rows of all pages. */
  total: number;
  onPage: (page: number) => void;
  /** Why the list is empty: said only of one that is. */
  children: ReactNode;
}

/**
 * In place of a page's rows. A kept link, or a list that became shorter, leads past the last page: that is no empty list, and
 * must never pass for the good news that one would be.
 */
export function NoRows({ paging, total, onPage, children }: NoRowsProps) {
  const { t } = useTranslation('common');
  if (total === 0) return children;
  // Of a list that changes while it is read, a page before the end may be empty too.
  const last = Math.max(Math.min(lastPage({ total, size: paging.size }), paging.page - 1), 1);
  return (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={<strong>{t('pastTheEnd.title')}</strong>}>
      <Button onClick={() => onPage(last)}>{t('pastTheEnd.lastPage')}</Button>
    </Empty>
  );
}
