import { theme } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import { roleItem } from '../../ui/permission/roleItem.tsx';
import { useForbidden } from '../../ui/permission/useForbidden.ts';
import { RowDropdown } from '../../ui/table/RowDropdown.tsx';
import { RowMenu } from '../../ui/table/RowMenu.tsx';

export interface RegistryActions {
  onEdit: (registry: RegistryRow) => void;
  onSynchronize: (registry: RegistryRow) => void;
  onPause: (registry: RegistryRow) => void;
  onResume: (registry: RegistryRow) => void;
  onDelete: (registry: RegistryRow) => void;
}

export function RegistryMenu({ registry, ...actions }: RegistryActions & { registry: RegistryRow }) {
  const { t } = useTranslation('registries');
  const { token } = theme.useToken();
  const { State } = registry;
  const forbidden = useForbidden();
  const pause = {
    key: 'pause',
    label: (
      <>
        <div>{t('item.pause')}</div>
        <div style={{ color: token.colorTextSecondary, fontSize: token.fontSizeSM }}>{t('item.pauseMeans')}</div>
      </>
    ),
    onClick: () => actions.onPause(registry),
  };
  const resume = { key: 'resume', label: t('item.resume'), onClick: () => actions.onResume(registry) };
  const items = [
    roleItem(forbidden('ModifyImageRegistry'), {
      key: 'edit',
      label: t('item.edit'),
      onClick: () => actions.onEdit(registry),
    }),
    roleItem(forbidden('RefreshContainerAssets'), {
      key: 'synchronize',
      label: t('item.synchronize'),
      disabled: State === 'syncing' || State === 'paused',
      onClick: () => actions.onSynchronize(registry),
    }),
    State === 'paused'
      ? roleItem(forbidden('ResumeImageRegistry'), resume)
      : roleItem(forbidden('PauseImageRegistry'), pause),
    roleItem(forbidden('DeletePrivateRegistry'), {
      key: 'delete',
      label: t('item.delete'),
      danger: true,
      onClick: () => actions.onDelete(registry),
    }),
  ];
  return (
    <RowMenu label={t('item.actions', { registry: registry.RegistryName })}>
      {(state) => <RowDropdown {...state} items={items} />}
    </RowMenu>
  );
}
