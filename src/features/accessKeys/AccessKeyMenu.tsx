import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AccessKey } from '#contract/access/accessKeys.ts';
import { useActionMutation } from '../../api/useActionMutation.ts';
import { useErrorToast } from '../../ui/errors/useErrorToast.tsx';
import { RowDropdown } from '../../ui/table/RowDropdown.tsx';
import { RowMenu } from '../../ui/table/RowMenu.tsx';

export interface AccessKeyMenuProps {
  accessKey: AccessKey;
  onEdit: (key: AccessKey) => void;
  onRotate: (key: AccessKey) => void;
  onDelete: (key: AccessKey) => void;
}

/** A key is disabled without a question, as that is undone as quickly. */
export function AccessKeyMenu({ accessKey, onEdit, onRotate, onDelete }: AccessKeyMenuProps) {
  const { t } = useTranslation('accessKeys');
  const { message } = App.useApp();
  const onError = useErrorToast();
  const modify = useActionMutation('ModifyAccessKey');
  const { AccessKeyId, Name, DisabledSince } = accessKey;
  const isDisabled = DisabledSince !== undefined;
  const turn = () =>
    modify.mutate(
      { AccessKeyId, Disabled: !isDisabled },
      { onSuccess: () => void message.success(t(isDisabled ? 'enabled' : 'disabled', { key: Name })), onError },
    );
  const items = [
    { key: 'edit', label: t('menu.edit'), onClick: () => onEdit(accessKey) },
    { key: 'rotate', label: t('menu.rotate'), onClick: () => onRotate(accessKey) },
    { key: 'turn', label: t(isDisabled ? 'menu.enable' : 'menu.disable'), onClick: turn },
    { key: 'delete', label: t('menu.delete'), danger: true, onClick: () => onDelete(accessKey) },
  ];
  return (
    <RowMenu label={t('menu.label', { key: Name })}>{(state) => <RowDropdown {...state} items={items} />}</RowMenu>
  );
}
