import { useState } from 'react';
import { accountRegistryTypes } from '#contract/kinds/registryTypes.ts';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import { RegistryGone } from '../../features/registries/RegistryGone.tsx';
import { useRegistry } from '../../features/registries/useRegistryOverview.ts';
import { lazyPart } from '../../ui/onDemand/onDemand.ts';
import { LazyOverlay } from '../../ui/overlay/LazyOverlay.tsx';
import { RoleNeededDialog } from '../../ui/permission/RoleNeededDialog.tsx';
import { useForbidden } from '../../ui/permission/useForbidden.ts';
import { editsRegistry, useDrawer } from './useDrawer.ts';

const AddRegistryDrawer = lazyPart(() => import('../../features/registries/kinds/AddRegistryDrawer.tsx'));
const EditRegistryDrawer = lazyPart(() => import('../../features/registries/kinds/EditRegistryDrawer.tsx'));
const RegistryDetails = lazyPart(() => import('./RegistryDetails.tsx'));

/** The drawers that show, add and edit registries. */
export function RegistryDrawers({ onClose }: { onClose: () => void }) {
  const { drawer, params } = useDrawer();
  const account = accountRegistryTypes.find((type) => type === drawer);
  const edits = editsRegistry(params);
  const adds = !edits && (drawer === 'connect' || account !== undefined);
  const id = Number(params.get('registry'));
  const forbidden = useForbidden();
  const reason = adds ? forbidden('AddPrivateRegistry') : edits ? forbidden('ModifyImageRegistry') : null;
  if (reason !== null) return <RoleNeededDialog reason={reason} onClose={onClose} />;
  return (
    <LazyOverlay key={drawer} onClose={onClose}>
      {adds && <AddRegistryDrawer account={account} onClose={onClose} />}
      {edits && <EditedRegistry key={id} id={id} onClose={onClose} />}
      {drawer === 'registry' && <RegistryDetails key={id} id={id} onClose={onClose} />}
    </LazyOverlay>
  );
}

function EditedRegistry({ id, onClose }: { id: number; onClose: () => void }) {
  const { row, isFresh, gone, error } = useRegistry(id);
  const [opened, setOpened] = useState<RegistryRow>();
  // Somebody else may delete it meanwhile: what is typed stays, and saving says so.
  const edited = (isFresh ? row : undefined) ?? opened;
  if (opened !== edited) setOpened(edited);
  if (edited !== undefined) return <EditRegistryDrawer registry={edited} onClose={onClose} />;
  if (error !== null) throw error;
  return gone && <RegistryGone onClose={onClose} />;
}
