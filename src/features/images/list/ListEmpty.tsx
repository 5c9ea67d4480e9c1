import { Button, Empty, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from './list.module.css';
import { isFiltered, type ListState } from './listState.ts';
import type { ChangeList } from './useListState.ts';

/** What the list needs to know of the registries to say why it is empty. */
export interface ListSource {
  /** Undefined until known. */
  readonly connected: number | undefined;
  readonly syncing: boolean;
  readonly onConnect: () => void;
}

interface ListEmptyProps {
  state: ListState;
  onChange: ChangeList;
  /** Rows that match, on whichever page. */
  total: number;
  source: ListSource;
}

/** Says why there is no row, and what to do next. */
export function ListEmpty({ state, onChange, total, source }: ListEmptyProps) {
  const { t } = useTranslation('images');
  if (total > 0) {
    return (
      <Notice title={t('empty.pastTheEnd')}>
        <Button onClick={() => onChange({ page: 1 })}>{t('empty.firstPage')}</Button>
      </Notice>
    );
  }
  if (isFiltered(state)) {
    return (
      <Notice title={t('empty.nothingMatches')}>
        <Button onClick={() => onChange({ criteria: [], scanned: null })}>{t('criteria.clear')}</Button>
      </Notice>
    );
  }
  if (source.connected === 0) {
    return (
      <Notice title={t('empty.nothingConnected')} hint={t('empty.nothingConnectedHint')}>
        <Button onClick={source.onConnect}>{t('empty.add')}</Button>
      </Notice>
    );
  }
  return source.syncing ? (
    <Notice title={t('empty.syncing')} hint={t('empty.syncingHint')} />
  ) : (
    <Notice title={t('empty.nothingSynced')} hint={t('empty.nothingSyncedHint')} />
  );
}

function Notice({ title, hint, children }: { title: string; hint?: string; children?: React.ReactNode }) {
  return (
    <Empty
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      className={styles.empty ?? ''}
      description={
        <Flex vertical gap={4}>
          <Typography.Text strong>{title}</Typography.Text>
          {hint !== undefined && <Typography.Text type="secondary">{hint}</Typography.Text>}
        </Flex>
      }
    >
      {children}
    </Empty>
  );
}
