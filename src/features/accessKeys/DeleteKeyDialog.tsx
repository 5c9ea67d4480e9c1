import { App, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AccessKey } from '#contract/access/accessKeys.ts';
import { useActionMutation } from '../../api/useActionMutation.ts';
import { useErrorToast } from '../../ui/errors/useErrorToast.tsx';
import { useRestoreFocus } from '../../ui/overlay/useRestoreFocus.ts';
import { KeyLastUse } from './KeyLastUse.tsx';

/** Asks before a key goes, and tells whether it is still used. */
export default function DeleteKeyDialog({ accessKey, onClose }: { accessKey: AccessKey; onClose: () => void }) {
  const { t } = useTranslation(['accessKeys', 'common']);
  useRestoreFocus();
  const { message } = App.useApp();
  const showError = useErrorToast(undefined, 'deleteKey');
  const remove = useActionMutation('DeleteAccessKey');
  const { AccessKeyId, Name } = accessKey;
  const submit = () =>
    remove.mutate(
      { AccessKeyId },
      {
        onSuccess: () => {
          message.success(t('delete.done', { key: Name }));
          onClose();
        },
        onError: showError,
      },
    );
  return (
    <Modal
      open
      title={t('delete.title', { key: Name })}
      okText={t('delete.ok')}
      okButtonProps={{ danger: true }}
      cancelText={t('common:action.cancel')}
      cancelButtonProps={{ autoFocus: true }}
      confirmLoading={remove.isPending}
      onOk={submit}
      onCancel={onClose}
    >
      <p>{t('delete.text', { id: AccessKeyId })}</p>
      <KeyLastUse accessKey={accessKey} />
    </Modal>
  );
}
