import { SyncOutlined } from '@ant-design/icons';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { useActionMutation } from '../../api/useActionMutation.ts';
import { useErrorToast } from '../../ui/errors/useErrorToast.tsx';
import { useFormat } from '../../ui/format/useFormat.ts';
import { RoleButton } from '../../ui/permission/RoleButton.tsx';
import { SecondaryText } from '../../ui/text/SecondaryText.tsx';
import type { RegistryOverview } from './useRegistryOverview.ts';

/** Reads every connected registry anew; says when that was last done. */
export function SyncAssetsButton({ registries: { summary, syncing } }: { registries: RegistryOverview }) {
  const { t } = useTranslation('registries');
  const { message } = App.useApp();
  const format = useFormat();
  const showError = useErrorToast();
  const synchronize = useActionMutation('RefreshContainerAssets');
  const last = summary?.LastSyncTime;
  const start = () =>
    synchronize.mutate(
      { AssetType: 'IMAGE' },
      { onSuccess: () => message.success(t('syncStarted')), onError: showError },
    );
  return (
    <>
      {last !== undefined && (
        <SecondaryText title={format.dateTime(last)}>{t('lastSync', { time: format.timeAgo(last) })}</SecondaryText>
      )}
      <RoleButton
        action="RefreshContainerAssets"
        icon={<SyncOutlined aria-hidden="true" spin={syncing} />}
        loading={synchronize.isPending}
        disabled={summary?.Registries.length === 0}
        onClick={start}
      >
        {t('synchronizeAssets')}
      </RoleButton>
    </>
  );
}
