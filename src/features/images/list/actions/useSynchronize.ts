import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { repositoryPath } from '#contract/repositoryPath.ts';
import { queryKeys } from '../../../../api/queryKeys.ts';
import { useApi } from '../../../../api/useApi.ts';
import { useErrorToast } from '../../../../ui/errors/useErrorToast.tsx';

interface Repository {
  readonly RegistryId: number;
  readonly RepoId: string;
  readonly RepoNamespace: string;
  readonly RepoName: string;
}

/** Reads repositories anew, each once, one after the other; the first that is refused ends it and is told. */
export function useSynchronize(): (rows: Iterable<Repository>) => void {
  const { t } = useTranslation('images');
  const { message } = App.useApp();
  const api = useApi();
  const queryClient = useQueryClient();
  const showError = useErrorToast();
  return (rows) => {
    const repositories = [...new Map([...rows].map((row) => [`${row.RegistryId}/${row.RepoId}`, row])).values()];
    const [first] = repositories;
    if (first === undefined) return;
    const synchronizing =
      repositories.length === 1
        ? t('synchronizing', { repository: repositoryPath(first.RepoNamespace, first.RepoName) })
        : t('synchronizingMany', { count: repositories.length });
    const all = async () => {
      for (const { RegistryId, RepoId } of repositories) {
        await api.call('RefreshContainerAssets', { AssetType: 'IMAGE', RegistryId, RepoId });
      }
    };
    all()
      .then(() => void message.success(synchronizing), showError)
      .finally(() => void queryClient.invalidateQueries({ queryKey: queryKeys.center(api.center) }));
  };
}
