import { SortAscendingOutlined, SortDescendingOutlined } from '@ant-design/icons';
import { Button, Select, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNarrowScreen } from '../../../../ui/table/useNarrowScreen.ts';
import styles from '../list.module.css';
import type { ListSort } from '../state/listState.ts';
import type { ListColumn } from './ListColumn.ts';

interface StackedSortProps<Row> {
  columns: readonly ListColumn<Row>[];
  sort: ListSort | null;
  onSort: (sort: ListSort | null) => void;
}

const ownOrder = '';
/** A name is looked for from its first letter on; of all else, the greatest and the newest come first. */
const nameKeys = ['RepoName', 'RepoNamespace'];

/** Every order that the list has, for a screen on which stacked rows leave no headers to press; else nothing. */
export function StackedSort<Row>({ columns, sort, onSort }: StackedSortProps<Row>) {
  const { t } = useTranslation('images');
  const stacked = useNarrowScreen();
  if (!stacked) return null;
  const options = columns
    .filter(({ sorter }) => sorter === true)
    .map(({ key, title }) => ({ value: key, label: title }));
  const other = sort?.order === 'asc' ? 'desc' : 'asc';
  const direction =
    sort && t('sort.direction', { order: t(`sort.order.${sort.order}`), other: t(`sort.order.${other}`) });
  return (
    <Space.Compact className={styles.sort}>
      <Select
        aria-label={t('sort.label')}
        className={styles.sortKey ?? ''}
        value={sort?.key ?? ownOrder}
        options={[{ value: ownOrder, label: t('sort.own') }, ...options]}
        virtual={false}
        popupMatchSelectWidth={false}
        onChange={(key) => onSort(key === ownOrder ? null : { key, order: nameKeys.includes(key) ? 'asc' : 'desc' })}
      />
      {sort !== null && direction !== null && (
        <Button
          icon={sort.order === 'asc' ? <SortAscendingOutlined /> : <SortDescendingOutlined />}
          aria-label={direction}
          title={direction}
          onClick={() => onSort({ ...sort, order: other })}
        />
      )}
    </Space.Compact>
  );
}
