import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PrivateRegistryType, privateRegistryTypes } from '#contract/kinds/registryTypes.ts';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import { useCenter } from '../../../api/center.ts';
import { FormDrawer } from '../../../ui/overlay/FormDrawer.tsx';
import { RegistryForm } from './RegistryForm.tsx';
import { StoredRegistryLoader } from './StoredRegistryLoader.tsx';
import { emptyRegistryForm, storedRegistryForm } from './values/formDefaults.ts';
import type { FormKinds } from './values/formKind.ts';

interface RegistryFormDrawerProps {
  kinds: FormKinds;
  /** The kind that a new registry begins with, or that of the registry. */
  type: PrivateRegistryType;
  /** The registry to edit; absent for a new one. */
  registry?: RegistryRow;
  onClose: () => void;
}

/** Adds a registry of one of the kinds that share this form, or changes one that is connected. */
export function RegistryFormDrawer({ kinds, type, registry, onClose }: RegistryFormDrawerProps) {
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
        const common = { kinds, footer, onClose, onSaved };
        return row === undefined ? (
          <RegistryForm defaultValues={emptyRegistryForm(center, type)} stored={null} {...common} />
        ) : (
          <StoredRegistryLoader type={type} row={row}>
            {(stored) => <RegistryForm defaultValues={storedRegistryForm(stored)} stored={stored} {...common} />}
          </StoredRegistryLoader>
        );
      }}
    </FormDrawer>
  );
}
