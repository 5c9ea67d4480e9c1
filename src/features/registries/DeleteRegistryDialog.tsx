import { App, Flex, Input, Modal, Typography } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import { comparable } from '#contract/typedText.ts';
import { useActionMutation } from '../../api/useActionMutation.ts';
import { useErrorToast } from '../../ui/errors/useErrorToast.tsx';
import { useRestoreFocus } from '../../ui/overlay/useRestoreFocus.ts';
import { useImagesText } from './registryTexts.ts';

interface DeleteRegistryDialogProps {
  registry: RegistryRow;
  /** It is gone: what is about it alone may close. */
  onDeleted?: () => void;
  onClose: () => void;
}

/** Names what goes and what stays, and is confirmed by the registry's own name. */
export default function DeleteRegistryDialog({ registry, onDeleted, onClose }: DeleteRegistryDialogProps) {
  const { t } = useTranslation(['registries', 'common']);
  useRestoreFocus();
  const imagesText = useImagesText();
  const { message } = App.useApp();
  const showError = useErrorToast(undefined, 'delete');
  const inputId = useId();
  const [typed, setTyped] = useState('');
  const remove = useActionMutation('DeletePrivateRegistry');
  const name = registry.RegistryName;
  const confirmed = comparable(typed) === comparable(name);
  const submit = () => {
    if (!confirmed || remove.isPending) return;
    remove.mutate(
      { RegistryId: registry.Id },
      {
        onSuccess: () => {
          message.success(t('delete.done', { registry: name }));
          onClose();
          onDeleted?.();
        },
        onError: showError,
      },
    );
  };
  return (
    <Modal
      open
      title={t('delete.title', { registry: name })}
      okText={t('delete.ok')}
      okButtonProps={{ danger: true, disabled: !confirmed }}
      cancelText={t('common:action.cancel')}
      confirmLoading={remove.isPending}
      onOk={submit}
      onCancel={onClose}
    >
      <Flex vertical gap="small">
        <Typography.Text>
          {t(registry.ImageCount === 0 ? 'delete.empty' : 'delete.text', { images: imagesText(registry) })}
        </Typography.Text>
        <Typography.Text type="secondary">{t('delete.stays')}</Typography.Text>
        <label htmlFor={inputId}>{t('delete.confirm', { registry: name })}</label>
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
