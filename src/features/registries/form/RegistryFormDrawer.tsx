import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { privateRegistryTypes } from '#contract/enums.ts';
import type { RegistryRow } from '#contract/registries/registries.ts';
import { useCenter } from '../../../api/center.ts';
import { FormDrawer } from './layout/FormDrawer.tsx';
import { ConnectForm } from './RegistryForm.tsx';
import { EditLoader } from './StoredRegistryLoader.tsx';
import { emptyConnectForm, storedConnectForm } from './values/formDefaults.ts';

interface ConnectDrawerProps {
  /** The registry to edit; absent for a new one. */
  registry?: RegistryRow;
  onClose: () => void;
}

/** Connects a registry, or changes one that is connected. */
export default function ConnectDrawer({ registry, onClose }: ConnectDrawerProps) {
  // All kinds' texts at once: choosing another kind must not wait for its own.
  const { t } = useTranslation(['registryForm', ...privateRegistryTypes]);
  const center = useCenter();
  const { message } = App.useApp();
  // The list goes on being read behind the drawer: what changes there must not count as changed here.
  const [row] = useState(registry);
  const onSaved = (name: string) => {
    message.success(t(row === undefined ? 'saved' : 'changed', { registry: name }));
    onClose();
  };
  return (
    <FormDrawer
      title={row === undefined ? t('title') : t('editTitle', { registry: row.RegistryName })}
      onClose={onClose}
    >
      {(footer) => {
        const common = { footer, onClose, onSaved };
        return row === undefined ? (
          <ConnectForm defaultValues={emptyConnectForm(center)} stored={null} {...common} />
        ) : (
          <EditLoader row={row}>
            {(stored) => <ConnectForm defaultValues={storedConnectForm(stored)} stored={stored} {...common} />}
          </EditLoader>
        );
      }}
    </FormDrawer>
  );
}
