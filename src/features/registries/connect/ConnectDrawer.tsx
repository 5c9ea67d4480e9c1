import { App, Drawer } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegistryRow } from '#contract/registries.ts';
import { useCenter } from '../../../api/center.ts';
import { ConnectForm } from './ConnectForm.tsx';
import { EditLoader } from './EditLoader.tsx';
import { emptyConnectForm, storedConnectForm } from './formDefaults.ts';

interface ConnectDrawerProps {
  /** The registry to edit; absent for a new one. */
  registry?: RegistryRow;
  onClose: () => void;
}

/** Connects a registry, or changes one that is connected. */
export default function ConnectDrawer({ registry, onClose }: ConnectDrawerProps) {
  const { t } = useTranslation('connect');
  const center = useCenter();
  const { message } = App.useApp();
  // The list goes on being read behind the drawer: what changes there must not count as changed here.
  const [row] = useState(registry);
  const panel = useRef<HTMLDivElement>(null);
  const [footer, setFooter] = useState<HTMLDivElement | null>(null);
  // An open drawer keeps the focus inside: errors must be in it to be reached by keyboard.
  const inside = useMemo(() => ({ getContainer: () => panel.current ?? document.body }), []);
  const common = {
    footer,
    onClose,
    onSaved: (name: string) => {
      message.success(t(row === undefined ? 'saved' : 'changed', { registry: name }));
      onClose();
    },
  };
  return (
    <Drawer
      open
      title={row === undefined ? t('title') : t('editTitle', { registry: row.RegistryName })}
      // Two fields side by side; the whole width of a phone.
      size={640}
      styles={{ wrapper: { maxWidth: '100vw' } }}
      panelRef={panel}
      onClose={onClose}
      footer={<div ref={setFooter} />}
    >
      <App component={false} notification={inside}>
        {row === undefined ? (
          <ConnectForm defaultValues={emptyConnectForm(center)} stored={null} {...common} />
        ) : (
          <EditLoader row={row}>
            {(stored) => <ConnectForm defaultValues={storedConnectForm(stored)} stored={stored} {...common} />}
          </EditLoader>
        )}
      </App>
    </Drawer>
  );
}
