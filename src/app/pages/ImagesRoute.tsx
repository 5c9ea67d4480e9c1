import { UnorderedListOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, Suspense, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import ImagesPage from '../../features/images/ImagesPage.tsx';
import { RegistriesCard } from '../../features/registries/RegistriesCard.tsx';
import { SyncAssetsButton } from '../../features/registries/SyncAssetsButton.tsx';
import { useRegistries } from '../../features/registries/useRegistries.ts';
import { useFollowRegistries } from './useFollowRegistries.ts';

const ConnectDrawer = lazy(() => import('../../features/registries/connect/ConnectDrawer.tsx'));
const AcrDrawer = lazy(() => import('../../features/registries/acr/AcrDrawer.tsx'));
const TaskPanel = lazy(() => import('../../features/tasks/TaskPanel.tsx'));

type DrawerName = 'connect' | 'edit' | 'acr' | 'tasks';

/** The Images tab, put together from its features; an open drawer is part of the address, so that a link opens it. */
export default function ImagesRoute() {
  const { t } = useTranslation('tasks');
  const [params, setParams] = useSearchParams();
  const navigate = useNavigate();
  const registries = useRegistries();
  useFollowRegistries(registries.rows);
  const drawer = params.get('drawer');
  const setDrawer = useCallback(
    (name: DrawerName | null, registry?: number) =>
      setParams((current) => {
        const next = new URLSearchParams(current);
        if (name === null) next.delete('drawer');
        else next.set('drawer', name);
        if (registry === undefined) next.delete('registry');
        else next.set('registry', String(registry));
        return next;
      }),
    [setParams],
  );
  const { rows } = registries;
  const chosen = params.get('registry');
  const edited = rows?.find(({ Id }) => String(Id) === chosen);
  const isAcr = edited?.RegistryType === 'acr';
  const closeDrawer = () => setDrawer(null);
  const connect = () => setDrawer('connect');
  const showImages = (name: string, value: string) => {
    void navigate({ search: `?${new URLSearchParams({ q: `${name}:${value}` })}` });
  };
  return (
    <>
      <ImagesPage
        source={{ connected: registries.total, syncing: registries.syncing, onConnect: connect }}
        actions={
          <>
            <SyncAssetsButton registries={registries} />
            <Button icon={<UnorderedListOutlined />} onClick={() => setDrawer('tasks')}>
              {t('open')}
            </Button>
          </>
        }
        registriesCard={
          <RegistriesCard
            registries={registries}
            onConnect={connect}
            onConnectAcr={() => setDrawer('acr')}
            onEdit={({ Id, RegistryType }) => setDrawer(RegistryType === 'acr' ? 'acr' : 'edit', Id)}
            onShowImages={({ Id }) => showImages('instanceId', String(Id))}
            onShowType={(type) => showImages('registryType', type)}
          />
        }
      />
      <Suspense>
        {drawer === 'connect' && <ConnectDrawer onClose={closeDrawer} />}
        {drawer === 'edit' && edited !== undefined && !isAcr && (
          <ConnectDrawer registry={edited} onClose={closeDrawer} />
        )}
        {drawer === 'acr' && rows !== undefined && chosen === null && <AcrDrawer rows={rows} onClose={closeDrawer} />}
        {drawer === 'acr' && rows !== undefined && edited !== undefined && isAcr && (
          <AcrDrawer rows={rows} registry={edited} onClose={closeDrawer} />
        )}
        {drawer === 'tasks' && <TaskPanel onClose={closeDrawer} />}
      </Suspense>
    </>
  );
}
