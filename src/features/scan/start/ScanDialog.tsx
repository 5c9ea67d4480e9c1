import { Modal, Skeleton, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegistryType } from '#contract/kinds/registryTypes.ts';
import { ErrorPanel } from '../../../ui/errors/ErrorPanel.tsx';
import { useFormat } from '../../../ui/format/useFormat.ts';
import { useRestoreFocus } from '../../../ui/overlay/useRestoreFocus.ts';
import styles from '../scan.module.css';
import { useScanPreview } from '../useScanPreview.ts';
import { KindChoice } from './KindChoice.tsx';
import { type ScanRequest, scopeOf } from './scanRequest.ts';
import { useStartScan } from './useStartScan.tsx';

interface ScanDialogProps {
  request: ScanRequest;
  onClose: () => void;
  onShowTask: (taskId: string) => void;
}

/** Says how many images a scan would be about, and begins it. */
export default function ScanDialog({ request, onClose, onShowTask }: ScanDialogProps) {
  const { t } = useTranslation(['scan', 'common']);
  useRestoreFocus();
  const format = useFormat();
  const [kinds, setKinds] = useState<readonly RegistryType[]>([]);
  const scope = scopeOf(request, kinds);
  const preview = useScanPreview(scope);
  const { start, pending } = useStartScan({ onShowTask, onDone: onClose });
  const count = preview.data?.ScanImageCount;
  const blocked = preview.data?.BlockedCount ?? 0;
  const quay = preview.data?.CountByType.find(({ RegistryType }) => RegistryType === 'quay')?.Count ?? 0;
  return (
    <Modal
      open
      title={t(request.what === 'kinds' ? 'dialog.kinds' : 'dialog.title')}
      okText={t('scanNow')}
      cancelText={t('common:action.cancel')}
      okButtonProps={{ disabled: scope === null || preview.stale || count === undefined || count === 0 }}
      confirmLoading={pending}
      onOk={() => scope !== null && start(scope)}
      onCancel={onClose}
    >
      <div className={styles.dialog} aria-live="polite" aria-busy={preview.stale}>
        {request.what === 'kinds' && <KindChoice chosen={kinds} onChoose={setKinds} />}
        {preview.error !== null && <ErrorPanel error={preview.error} onRetry={preview.retry} />}
        {scope !== null && count === undefined && preview.error === null && (
          <Skeleton active title={false} paragraph={{ rows: 1 }} />
        )}
        {count !== undefined && (
          <Typography.Text strong disabled={preview.stale}>
            {t('dialog.images', { count, number: format.number(count) })}
          </Typography.Text>
        )}
        {blocked > 0 && (
          <Typography.Text type="secondary">
            {t('dialog.blocked', { count: blocked, number: format.number(blocked) })}
          </Typography.Text>
        )}
        {quay > 0 && <Typography.Text type="secondary">{t('dialog.quay')}</Typography.Text>}
      </div>
    </Modal>
  );
}
