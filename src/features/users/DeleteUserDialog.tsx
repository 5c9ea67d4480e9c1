import { App, Flex, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { User } from '#contract/access/users.ts';
import { comparable } from '#contract/typedText.ts';
import { useActionMutation } from '../../api/useActionMutation.ts';
import { useErrorToast } from '../../ui/errors/useErrorToast.tsx';
import { useRestoreFocus } from '../../ui/overlay/useRestoreFocus.ts';

/** Names what goes with a user and what stays, and is confirmed by the user's name. */
export default function DeleteUserDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useTranslation(['users', 'common']);
  useRestoreFocus();
  const { message } = App.useApp();
  const showError = useErrorToast(undefined, 'deleteUser');
  const inputId = useId();
  const [typed, setTyped] = useState('');
  const remove = useActionMutation('DeleteUser');
  const { UserName, AccessKeys: count } = user;
  const confirmed = comparable(typed) === comparable(UserName);
  const submit = () => {
    if (!confirmed || remove.isPending) return;
    remove.mutate(
      { UserName },
      {
        onSuccess: () => {
          message.success(t('done.deleted', { user: UserName }));
          onClose();
        },
        onError: showError,
      },
    );
  };
  return (
    <Modal
      open
      title={t('delete.title', { user: UserName })}
      okText={t('delete.ok')}
      okButtonProps={{ danger: true, disabled: !confirmed }}
      cancelText={t('common:action.cancel')}
      confirmLoading={remove.isPending}
      onOk={submit}
      onCancel={onClose}
    >
      <Flex vertical gap="small">
        {t('delete.text', { user: UserName })}
        {count > 0 && <strong>{t('delete.keys', { user: UserName, count })}</strong>}
        <label htmlFor={inputId}>{t('delete.confirm', { user: UserName })}</label>
        <Input
          id={inputId}
          value={typed}
          autoComplete="off"
          autoFocus
          onChange={(event) => setTyped(event.target.value)}
          onPressEnter={submit}
        />
      </Flex>
    </Modal>
  );
}
