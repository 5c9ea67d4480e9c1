import { UnorderedListOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import ImagesPage from '../../features/images/ImagesPage.tsx';
import { RegistriesCard } from '../../features/registries/RegistriesCard.tsx';
import { SyncAssetsButton } from '../../features/registries/SyncAssetsButton.tsx';
import { useRegistries } from '../../features/registries/useRegistries.ts';
import { useDrawer } from './drawerAddress.ts';
import { ImageDrawers } from './ImageDrawers.tsx';
import { RegistryDrawers } from './RegistryDrawers.tsx';
import { useFollowRegistries } from './useFollowRegistries.ts';
import { useFollowScans } from './useFollowScans.ts';
import { useScanNow } from './useScanNow.tsx';

/** The Images tab, put together from its features. */
export default function ImagesRoute() {
  const { t } = useTranslation('tasks');
  const navigate = useNavigate();
  const registries = useRegistries();
  useFollowRegistries(registries.rows);
  useFollowScans();
  const { show } = useDrawer();
  const { scan, dialog } = useScanNow();
  const connect = () => show('connect');
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
