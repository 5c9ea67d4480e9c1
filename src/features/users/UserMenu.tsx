import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import type { User } from '#contract/access/users.ts';
import { useActionMutation } from '../../api/useActionMutation.ts';
import { useErrorToast } from '../../ui/errors/useErrorToast.tsx';
import { useFormat } from '../../ui/format/useFormat.ts';
import { RowDropdown } from '../../ui/table/RowDropdown.tsx';
import { RowMenu } from '../../ui/table/RowMenu.tsx';

export interface UserMenuProps {
  user: User;
  onEdit: (user: User) => void;
  onLink: (user: User) => void;
  onRemoveSecondStep: (user: User) => void;
  onDelete: (user: User) => void;
}

/** What can be done about one user. What is undone at once is done at once; the rest asks. */
export function UserMenu({ user, onEdit, onLink, onRemoveSecondStep, onDelete }: UserMenuProps) {
  const { t } = useTranslation('users');
  const format = useFormat();
  const { message } = App.useApp();
  const onError = useErrorToast();
  const modify = useActionMutation('ModifyUser');
  const endSessions = useActionMutation('EndUserSessions');
  const { UserName, State, SecondStep, SingleSignOn } = user;
  const isDisabled = State === 'DISABLED';
  const turn = () =>
    modify.mutate(
      { UserName, Disabled: !isDisabled },
      {
        onSuccess: () => void message.success(t(isDisabled ? 'done.enabled' : 'done.disabled', { user: UserName })),
        onError,
      },
    );
  const signOut = () =>
    endSessions.mutate(
      { UserName },
      {
        onSuccess: ({ Count: count }) =>
          void message.success(t('done.signedOut', { user: UserName, count, number: format.number(count) })),
        onError,
      },
    );
  const items = [
    { key: 'edit', label: t('menu.edit'), onClick: () => onEdit(user) },
    { key: 'link', label: t('menu.link'), disabled: SingleSignOn, onClick: () => onLink(user) },
    { key: 'signOut', label: t('menu.signOut'), onClick: signOut },
    {
      key: 'removeSecondStep',
      label: t('menu.removeSecondStep'),
      disabled: !SecondStep,
      onClick: () => onRemoveSecondStep(user),
    },
    { key: 'turn', label: t(isDisabled ? 'menu.enable' : 'menu.disable'), onClick: turn },
    { key: 'delete', label: t('menu.delete'), danger: true, onClick: () => onDelete(user) },
  ];
  return (
    <RowMenu label={t('menu.label', { user: UserName })}>{(state) => <RowDropdown {...state} items={items} />}</RowMenu>
  );
}
