import { App, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { User } from '#contract/access/users.ts';
import { useActionMutation } from '../../api/useActionMutation.ts';
import { useErrorToast } from '../../ui/errors/useErrorToast.tsx';
import { useRestoreFocus } from '../../ui/overlay/useRestoreFocus.ts';

/** Asks before somebody's second step goes, which is done for those who have lost their device. */
export default function RemoveSecondStepDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useTranslation(['users', 'common']);
  useRestoreFocus();
  const { message } = App.useApp();
  const showError = useErrorToast(undefined, 'removeSecondStep');
  const modify = useActionMutation('ModifyUser');
  const { UserName } = user;
  const submit = () =>
    modify.mutate(
      { UserName, SecondStep: false },
      {
        onSuccess: () => {
          message.success(t('done.secondStepRemoved', { user: UserName }));
          onClose();
        },
        onError: showError,
      },
    );
  return (
    <Modal
      open
      title={t('removeSecondStep.title', { user: UserName })}
      okText={t('removeSecondStep.ok')}
      okButtonProps={{ danger: true }}
      cancelText={t('common:action.cancel')}
      cancelButtonProps={{ autoFocus: true }}
      confirmLoading={modify.isPending}
      onOk={submit}
      onCancel={onClose}
    >
      {t('removeSecondStep.text', { user: UserName })}
    </Modal>
  );
}
