import { Drawer, Empty, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useActionQuery } from '../../api/useActionQuery.ts';
import { ErrorPanel } from '../../ui/errors/ErrorPanel.tsx';
import { useRestoreFocus } from '../../ui/overlay/useRestoreFocus.ts';
import { EntryFacts } from './EntryFacts.tsx';

/** All that one entry tells; its address can be handed on. */
export default function EntryDrawer({ id, onClose }: { id: number; onClose: () => void }) {
  const { t } = useTranslation('auditView');
  useRestoreFocus();
  const { data, error, refetch } = useActionQuery('DescribeAuditLog', { EntryId: id });
  const entry = data?.Entries[0];
  const content = () => {
    if (entry !== undefined) return <EntryFacts entry={entry} />;
    if (error !== null) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
    if (data === undefined) return <Skeleton active title={false} />;
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('entry.gone')} />;
  };
  return (
    <Drawer
      open
      title={t('entry.title', { number: id })}
      size={640}
      styles={{ wrapper: { maxWidth: '100vw' } }}
      onClose={onClose}
    >
      {content()}
    </Drawer>
  );
}
