import { App, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import { useActionMutation } from '../../api/useActionMutation.ts';
import { useErrorToast } from '../../ui/errors/useErrorToast.tsx';
import { DeleteByNameDialog } from '../../ui/overlay/DeleteByNameDialog.tsx';
import { useImagesText } from './registryTexts.ts';

interface DeleteRegistryDialogProps {
  registry: RegistryRow;
  /** It is gone: what is about it alone may close. */
  onDeleted?: () => void;
  onClose: () => void;
}

/** Names what goes and what stays, and is confirmed by the registry's own name. */
export default function DeleteRegistryDialog({ registry, onDeleted, onClose }: DeleteRegistryDialogProps) {
  const { t } = useTranslation('registries');
  const imagesText = useImagesText();
  const { message } = App.useApp();
  const showError = useErrorToast(undefined, 'delete');
  const remove = useActionMutation('DeletePrivateRegistry');
  const name = registry.RegistryName;
  const submit = () =>
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
  return (
    <DeleteByNameDialog
      name={name}
      title={t('delete.title', { registry: name })}
      question={t('delete.confirm', { registry: name })}
      ok={t('delete.ok')}
      pending={remove.isPending}
      onDelete={submit}
      onClose={onClose}
    >
      <Typography.Text>
        {t(registry.ImageCount === 0 ? 'delete.empty' : 'delete.text', { images: imagesText(registry) })}
      </Typography.Text>
      <Typography.Text type="secondary">{t('delete.stays')}</Typography.Text>
    </DeleteByNameDialog>
  );
}
