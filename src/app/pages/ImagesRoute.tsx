import { UnorderedListOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, Suspense, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { registryTypes } from '#contract/enums.ts';
import { useCenter } from '../../api/center.ts';
import ImagesPage from '../../features/images/ImagesPage.tsx';
import { parseListState } from '../../features/images/list/listState.ts';
import type { ListActions } from '../../features/images/list/rows/ListActions.ts';
import { RegistriesCard } from '../../features/registries/RegistriesCard.tsx';
import { SyncAssetsButton } from '../../features/registries/SyncAssetsButton.tsx';
import { useRegistries } from '../../features/registries/useRegistries.ts';
import { paths } from '../paths.ts';
import { useFollowRegistries } from './useFollowRegistries.ts';
import { useFollowScans } from './useFollowScans.ts';
import { useScanNow } from './useScanNow.tsx';

/** The Images tab, put together from its features. */
export default function ImagesRoute() {
  const { t } = useTranslation('tasks');
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
  const center = useCenter();
  const listActions = useMemo<ListActions>(
    () => ({
      links: {
        imageDetails: (uuid) => paths.imageDetails(center, uuid),
        repository: (repoId) => paths.repository(center, repoId),
      },
      onScan: undefined,
    }),
    [center],
  );
  const names = useMemo(
    () => rows?.map(({ Id, RegistryName }) => ({ id: String(Id), name: RegistryName })) ?? [],
    [rows],
  );
  const { criteria } = parseListState(params);
  const onlyType = criteria.length === 1 && criteria[0]?.name === 'registryType' ? criteria[0].value : null;
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
        source={{ connected: registries.total, registries: names, syncing: registries.syncing, onConnect: connect }}
        listActions={listActions}
        actions={
          <>
            <SyncAssetsButton registries={registries} />
            <Button icon={<UnorderedListOutlined />} onClick={() => show('tasks')}>
              {t('open')}
            </Button>
          </>
        }
        registriesCard={
          <RegistriesCard
            registries={registries}
            onConnect={connect}
            onConnectAcr={() => show('acr')}
            onEdit={({ Id, RegistryType }) => show(RegistryType === 'acr' ? 'acr' : 'edit', { registry: String(Id) })}
            onShowImages={({ Id }) => showImages('instanceId', String(Id))}
            shownType={registryTypes.find((type) => type === onlyType)}
            onShowType={(type) => showImages('registryType', type)}
          />
        }
      />
      <RegistryDrawers rows={registries.rows} onClose={() => show(null)} />
      <ImageDrawers onScan={scan} />
      {dialog}
    </>
  );
}
