import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AccessKey } from '#contract/access/accessKeys.ts';
import type { PagedColumn } from '../../ui/table/PagedColumn.ts';
import { SkeletonTable } from '../../ui/table/SkeletonTable.tsx';
import { stackedColumn } from '../../ui/table/stackedColumn.tsx';
import { useNarrowScreen } from '../../ui/table/useNarrowScreen.ts';
import { VisuallyHidden } from '../../ui/text/VisuallyHidden.tsx';
import { AccessKeyMenu, type AccessKeyMenuProps } from './AccessKeyMenu.tsx';
import styles from './accessKeys.module.css';
import { useAccessKeyColumns } from './useAccessKeyColumns.tsx';

interface AccessKeysTableProps extends Omit<AccessKeyMenuProps, 'accessKey'> {
  /** Undefined until the first answer. */
  keys: readonly AccessKey[] | undefined;
}

const width = 1150;

/** All keys at once: a user has a hundred at most. */
export function AccessKeysTable({ keys, ...menu }: AccessKeysTableProps) {
  const { t } = useTranslation(['accessKeys', 'common']);
  const stacks = useNarrowScreen();
  const facts = useAccessKeyColumns();
  const actions: PagedColumn<AccessKey> = {
    key: 'actions',
    title: <VisuallyHidden>{t('column.actions')}</VisuallyHidden>,
    width: 48,
    align: 'end',
    // What is done with a key stays in sight where the columns are scrolled.
    ...(stacks ? {} : { fixed: 'end' }),
    render: (_, key) => <AccessKeyMenu accessKey={key} {...menu} />,
  };
  const stack = { ...stackedColumn(facts, undefined, undefined), title: t('column.key') };
  const columns = [...(stacks ? [stack] : facts), actions];
  if (keys === undefined) {
    return <SkeletonTable label={t('common:loading')} columns={columns} width={stacks ? 0 : width} rows={4} />;
  }
  return (
    <Table<AccessKey>
      aria-label={t('title')}
      size="small"
      tableLayout="fixed"
      className={styles.table ?? ''}
      columns={columns.map(({ stacked: _, firstOrder: __, ...column }) => column)}
      dataSource={keys}
      rowKey="AccessKeyId"
      pagination={false}
      {...(stacks ? {} : { scroll: { x: width } })}
    />
  );
}
