import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RepositoryRow } from '#contract/images/images.ts';
import { repositoryPath } from '#contract/repositoryPath.ts';
import { useActionMutation } from '../../../api/useActionMutation.ts';
import { useErrorToast } from '../../../ui/errors/useErrorToast.tsx';
import { RoleButton } from '../../../ui/permission/RoleButton.tsx';

interface RepositoryActionsProps {
  repository: RepositoryRow;
  onScan: (repository: RepositoryRow) => void;
}

export function RepositoryActions({ repository, onScan }: RepositoryActionsProps) {
  const { t } = useTranslation(['images', 'repository']);
  const { message } = App.useApp();
  const showError = useErrorToast();
  const synchronize = useActionMutation('RefreshContainerAssets');
  const { RegistryId, RepoId, RepoNamespace, RepoName } = repository;
  const start = () =>
    synchronize.mutate(
      { AssetType: 'IMAGE', RegistryId, RepoId },
      {
        onSuccess: () =>
          void message.success(t('synchronizing', { repository: repositoryPath(RepoNamespace, RepoName) })),
        onError: showError,
      },
    );
  return (
    <>
      <RoleButton action="RefreshContainerAssets" loading={synchronize.isPending} onClick={start}>
        {t('action.synchronize')}
      </RoleButton>
      <RoleButton action="PublicCreateImageScanTask" type="primary" onClick={() => onScan(repository)}>
        {t('repository:scan')}
      </RoleButton>
    </>
  );
}
