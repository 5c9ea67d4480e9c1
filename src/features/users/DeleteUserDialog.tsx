import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import type { User } from '#contract/access/users.ts';
import { useActionMutation } from '../../api/useActionMutation.ts';
import { useErrorToast } from '../../ui/errors/useErrorToast.tsx';
import { DeleteByNameDialog } from '../../ui/overlay/DeleteByNameDialog.tsx';

/** Names what goes with a user and what stays, and is confirmed by the user's name. */
export default function DeleteUserDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useTranslation('users');
  const { message } = App.useApp();
  const showError = useErrorToast(undefined, 'deleteUser');
  const remove = useActionMutation('DeleteUser');
  const { UserName, AccessKeys: count } = user;
  const submit = () =>
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
  return (
    <DeleteByNameDialog
      name={UserName}
      title={t('delete.title', { user: UserName })}
      question={t('delete.confirm', { user: UserName })}
      ok={t('delete.ok')}
      pending={remove.isPending}
      onDelete={submit}
      onClose={onClose}
    >
      {t('delete.text', { user: UserName })}
      {count > 0 && <strong>{t('delete.keys', { user: UserName, count })}</strong>}
    </DeleteByNameDialog>
  );
}
