import { App, Skeleton } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import { useAllRegistries } from '../../../../api/useAllRegistries.ts';
import { ErrorPanel } from '../../../../ui/errors/ErrorPanel.tsx';
import { FormDrawer } from '../../../../ui/overlay/FormDrawer.tsx';
import { AcrForm } from './AcrForm.tsx';

interface AcrDrawerProps {
  /** The region to edit; absent for new ones. */
  registry?: RegistryRow;
  onClose: () => void;
}

/** Connects regions of Container Registry by an AccessKey, or changes the key of connected ones. */
export default function AcrDrawer({ registry, onClose }: AcrDrawerProps) {
  const { t } = useTranslation(['acr', 'registryForm']);
  const { message } = App.useApp();
  // The list goes on being read behind the drawer: what changes there must not count as changed here.
  const [stored] = useState(registry ?? null);
  return (
    <FormDrawer
      title={stored === null ? t('title') : t('registryForm:editTitle', { registry: stored.RegistryName })}
      onClose={onClose}
    >
      {(footer) => (
        <ConnectedRegions>
          {(connected) => (
            <AcrForm
              stored={stored}
              connected={connected}
              footer={footer}
              onClose={onClose}
              onSaved={(count) => {
                message.success(
                  stored === null
                    ? t('saved', { count })
                    : t('registryForm:changed', { registry: stored.RegistryName }),
                );
                onClose();
              }}
            />
          )}
        </ConnectedRegions>
      )}
    </FormDrawer>
  );
}

/** Reads the regions that are connected before the form is made. Later ones do not count as changed in it. */
function ConnectedRegions({ children }: { children: (connected: readonly RegistryRow[]) => ReactNode }) {
  const { data, error, refetch, isFetchedAfterMount } = useAllRegistries();
  const [connected, setConnected] = useState<readonly RegistryRow[]>();
  if (connected === undefined && data !== undefined && isFetchedAfterMount) {
    setConnected(data.filter(({ RegistryType }) => RegistryType === 'acr'));
  }
  if (connected !== undefined) return children(connected);
  return error === null ? (
    <Skeleton active title={false} paragraph={{ rows: 12 }} />
  ) : (
    <ErrorPanel error={error} onRetry={() => void refetch()} />
  );
}
