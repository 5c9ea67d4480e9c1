import { Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';

/** Where a link leads to a registry that is not connected. */
export function RegistryGone({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['registries', 'common']);
  return (
    <Modal
      open
      title={t('gone.title')}
      footer={<Button onClick={onClose}>{t('common:action.close')}</Button>}
      onCancel={onClose}
    >
      {t('gone.text')}
    </Modal>
  );
}
