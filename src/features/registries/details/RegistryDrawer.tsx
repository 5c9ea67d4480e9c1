import { Drawer, Skeleton, Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { To } from 'react-router';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import { RegistryStateTag } from '../../../ui/color/RegistryStateTag.tsx';
import { ErrorPanel } from '../../../ui/errors/ErrorPanel.tsx';
import { useRestoreFocus } from '../../../ui/overlay/useRestoreFocus.ts';
import { RoleButton } from '../../../ui/permission/RoleButton.tsx';
import { RegistryGone } from '../RegistryGone.tsx';
import type { RegistryActions } from '../RegistryMenu.tsx';
import { useRegistry } from '../useRegistryOverview.ts';
import styles from './details.module.css';
import { hasConditionDetails, RegistryCondition } from './RegistryCondition.tsx';
import { RegistryFacts } from './RegistryFacts.tsx';

export const registryTabs = ['facts', 'runs'] as const;
type RegistryTab = (typeof registryTabs)[number];

interface RegistryDrawerProps extends RegistryActions {
  id: number;
  tab: RegistryTab;
  onTab: (tab: RegistryTab) => void;
  /** The registry's synchronizations. */
  runs: ReactNode;
  /** Where the images are that a criterion lets through. */
  imagesWith: (criterion: string) => To;
  onClose: () => void;
}

/** One registry: how it is and what can be done with it, all that is known of it, and its synchronizations. */
export function RegistryDrawer({ id, tab, onTab, runs, imagesWith, onClose, ...actions }: RegistryDrawerProps) {
  const { t } = useTranslation('registriesView');
  useRestoreFocus();
  const { row, gone, error, retry } = useRegistry(id);
  if (gone) return <RegistryGone onClose={onClose} />;
  return (
    <Drawer
      open
      title={row?.RegistryName ?? t('drawer.title')}
      size={640}
      styles={{ wrapper: { maxWidth: '100vw' } }}
      onClose={onClose}
    >
      {error !== null && <ErrorPanel error={error} onRetry={retry} />}
      {row === undefined && error === null && <Skeleton active title={false} paragraph={{ rows: 10 }} />}
      {row !== undefined && (
        <>
          <div className={styles.state}>
            <RegistryStateTag state={row.State} />
            {hasConditionDetails(row) && <RegistryCondition registry={row} />}
          </div>
          {row.State !== 'removing' && <Actions registry={row} {...actions} />}
          <Tabs
            activeKey={tab}
            destroyOnHidden
            items={[
              {
                key: 'facts',
                label: t('drawer.facts'),
                children: <RegistryFacts registry={row} imagesWith={imagesWith} />,
              },
              { key: 'runs', label: t('drawer.runs'), children: runs },
            ]}
            onChange={(key) => onTab(key === 'runs' ? 'runs' : 'facts')}
          />
        </>
      )}
    </Drawer>
  );
}

/** Everything that can be done with it, in sight. */
function Actions({ registry, ...actions }: RegistryActions & { registry: RegistryRow }) {
  const { t } = useTranslation('registries');
  const paused = registry.State === 'paused';
  return (
    <div className={styles.actions}>
      <RoleButton
        action="RefreshContainerAssets"
        type="primary"
        disabled={paused || registry.State === 'syncing'}
        onClick={() => actions.onSynchronize(registry)}
      >
        {t('item.synchronize')}
      </RoleButton>
      <RoleButton action="ModifyImageRegistry" onClick={() => actions.onEdit(registry)}>
        {t('item.edit')}
      </RoleButton>
      {paused ? (
        <RoleButton action="ResumeImageRegistry" onClick={() => actions.onResume(registry)}>
          {t('item.resume')}
        </RoleButton>
      ) : (
        <RoleButton action="PauseImageRegistry" onClick={() => actions.onPause(registry)}>
          {t('item.pause')}
        </RoleButton>
      )}
      <RoleButton action="DeletePrivateRegistry" danger onClick={() => actions.onDelete(registry)}>
        {t('item.delete')}
      </RoleButton>
    </div>
  );
}
