import { Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRestoreFocus } from '../overlay/useRestoreFocus.ts';

/** In place of a drawer that an address opens, and whose action the visitor's role may not do. */
export function RoleNeededDialog({ reason, onClose }: { reason: string; onClose: () => void }) {
  const { t } = useTranslation('common');
  useRestoreFocus();
  return (
    <Modal open title={reason} footer={<Button onClick={onClose}>{t('action.close')}</Button>} onCancel={onClose}>
      {t('permission.ask')}
    </Modal>
  );
}
