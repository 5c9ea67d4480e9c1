import { useState } from 'react';
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
  const center = useCenter();
  // The list goes on being read behind the drawer: what changes there must not count as changed here.
  const [row] = useState(registry);
  if (row === undefined) {
    return <ConnectForm defaultValues={emptyConnectForm(center)} stored={null} onClose={onClose} />;
  }
  return (
    <EditLoader row={row} onClose={onClose}>
      {(stored) => <ConnectForm defaultValues={storedConnectForm(stored)} stored={stored} onClose={onClose} />}
    </EditLoader>
  );
}
