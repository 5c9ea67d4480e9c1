import { useState } from 'react';
import { accountRegistryTypes } from '#contract/kinds/registryTypes.ts';
import type { RegistryRow } from '#contract/registries/registries.ts';
import { RegistryGone } from '../../features/registries/RegistryGone.tsx';
import type { Registries } from '../../features/registries/useRegistries.ts';
import { lazyPart } from '../../ui/onDemand/onDemand.ts';
import { LazyOverlay } from '../../ui/overlay/LazyOverlay.tsx';
import { editsRegistry, useDrawer } from './useDrawer.ts';

const AddRegistryDrawer = lazyPart(() => import('../../features/registries/kinds/AddRegistryDrawer.tsx'));
const EditRegistryDrawer = lazyPart(() => import('../../features/registries/kinds/EditRegistryDrawer.tsx'));

interface RegistryDrawersProps {
  registries: Registries;
  onClose: () => void;
}

/** The drawers that add and edit registries. */
export function RegistryDrawers({ registries: { rows, complete }, onClose }: RegistryDrawersProps) {
  const { drawer, params } = useDrawer();
  const id = params.get('registry');
  const connected = rows?.find(({ Id }) => String(Id) === id);
  const [opened, setOpened] = useState<RegistryRow>();
  // Somebody else may delete it meanwhile: what is typed stays, and saving says so.
  const edited = connected ?? (String(opened?.Id) === id ? opened : undefined);
  if (opened !== edited) setOpened(edited);
  const account = accountRegistryTypes.find((type) => type === drawer);
  const edits = editsRegistry(params);
  const common = { rows: complete ? rows : undefined, onClose };
  return (
    <LazyOverlay key={drawer} onClose={onClose}>
      {edits && edited !== undefined && <EditRegistryDrawer registry={edited} {...common} />}
      {edits && edited === undefined && complete && <RegistryGone onClose={onClose} />}
      {!edits && (drawer === 'connect' || account !== undefined) && <AddRegistryDrawer account={account} {...common} />}
    </LazyOverlay>
  );
}
