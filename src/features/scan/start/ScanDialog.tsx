import { Modal, Skeleton, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { kinds } from '#contract/kinds/kinds.ts';
import type { RegistryType } from '#contract/kinds/registryTypes.ts';
import { useActionQuery } from '../../../api/useActionQuery.ts';
import { ErrorPanel } from '../../../ui/errors/ErrorPanel.tsx';
import { useFormat } from '../../../ui/format/useFormat.ts';
import { useRestoreFocus } from '../../../ui/overlay/useRestoreFocus.ts';
import styles from '../scan.module.css';
import { KindChoice } from './KindChoice.tsx';
import { type ScanRequest, type ScanScope, scopeOf } from './scanRequest.ts';
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
  const [chosenKinds, setChosenKinds] = useState<readonly RegistryType[]>([]);
  const scope = scopeOf(request, chosenKinds);
  const preview = useScanPreview(scope);
  const { start, pending } = useStartScan({ place: 'scanDialog', onShowTask, onDone: onClose });
  const count = preview.data?.ScanImageCount;
  const blocked = preview.data?.BlockedCount ?? 0;
  const scanningByThemselves = (preview.data?.CountByType ?? [])
    .filter(({ RegistryType, Count }) => Count > 0 && kinds[RegistryType].scanning === 'byItself')
    .map(({ RegistryType }) => kinds[RegistryType].name);
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
        {request.what === 'kinds' && <KindChoice chosen={chosenKinds} onChoose={setChosenKinds} />}
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
        {scanningByThemselves.map((kind) => (
          <Typography.Text key={kind} type="secondary">
            {t('dialog.scansByItself', { kind })}
          </Typography.Text>
        ))}
      </div>
    </Modal>
  );
}

/** How many images a scope holds; asked only where there is one. `stale`: it is that of the scope before. */
function useScanPreview(scope: ScanScope | null) {
  const query = useActionQuery('PublicPreCheckImageScanTask', scope ?? {}, {
    enabled: scope !== null,
    keepPrevious: true,
  });
  const data = scope === null ? undefined : query.data?.Data;
  return {
    data,
    error: scope === null ? null : query.error,
    stale: query.isPlaceholderData,
    retry: () => void query.refetch(),
  };
}
