import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { RepositoryRow } from '#contract/images/images.ts';
import { repositoryPath } from '#contract/repositoryPath.ts';
import { repositoryReference } from '#contract/repositoryReference.ts';
import { roleItem } from '../../../../ui/permission/roleItem.tsx';
import { useForbidden } from '../../../../ui/permission/useForbidden.ts';
import { RowDropdown } from '../../../../ui/table/RowDropdown.tsx';
import { RowMenu, type RowMenuState } from '../../../../ui/table/RowMenu.tsx';
import { useRepositoryPath } from '../../links/repositoryPath.ts';
import type { ListActions } from './ListActions.ts';
import { openInRegistryItem } from './openInRegistry.ts';
import { useCopy } from './useCopy.ts';
import { useSynchronize } from './useSynchronize.ts';

interface RepositoryMenuProps {
  repository: RepositoryRow;
  actions: ListActions;
  onView: (repository: RepositoryRow) => void;
}

export function RepositoryMenu(props: RepositoryMenuProps) {
  const { t } = useTranslation('images');
  const { RepoNamespace, RepoName } = props.repository;
  return (
    <RowMenu label={t('action.menuOf', { name: repositoryPath(RepoNamespace, RepoName) })}>
      {(state) => <RepositoryActions {...props} {...state} />}
    </RowMenu>
  );
}

function RepositoryActions({ repository, actions: { onScan }, onView, ...state }: RepositoryMenuProps & RowMenuState) {
  const { t } = useTranslation('images');
  const navigate = useNavigate();
  const pathOf = useRepositoryPath();
  const copy = useCopy();
  const synchronize = useSynchronize();
  const forbidden = useForbidden();
  return (
    <RowDropdown
      {...state}
      items={[
        {
          key: 'repository',
          label: t('action.repository'),
          onClick: () => void navigate(pathOf(repository.RepoId)),
        },
        { key: 'images', label: t('action.showImages'), onClick: () => onView(repository) },
        { type: 'divider' },
        { key: 'address', label: t('action.copyAddress'), onClick: () => copy(repositoryReference(repository)) },
        ...openInRegistryItem(repository.RegistryUrl, t('action.openInRegistry')),
        { type: 'divider' },
        ...(onScan === undefined
          ? []
          : [
              roleItem(forbidden('PublicCreateImageScanTask'), {
                key: 'scan',
                label: t('action.scan'),
                onClick: () => onScan({ what: 'repositories', repoIds: [repository.RepoId] }),
              }),
            ]),
        roleItem(forbidden('RefreshContainerAssets'), {
          key: 'synchronize',
          label: t('action.synchronize'),
          onClick: () => synchronize([repository]),
        }),
      ]}
    />
  );
}
