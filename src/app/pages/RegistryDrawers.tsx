import { lazy } from 'react';
import { accountRegistryTypes } from '#contract/kinds/registryTypes.ts';
import type { Registries } from '../../features/registries/useRegistries.ts';
import { LazyOverlay } from '../../ui/overlay/LazyOverlay.tsx';
import { editsRegistry, useDrawer } from './useDrawer.ts';

const AddRegistryDrawer = lazy(() => import('../../features/registries/kinds/AddRegistryDrawer.tsx'));
const EditRegistryDrawer = lazy(() => import('../../features/registries/kinds/EditRegistryDrawer.tsx'));

interface RegistryDrawersProps {
  registries: Registries;
  onClose: () => void;
}

/** The drawers that add and edit registries. */
export function RegistryDrawers({ registries: { rows, complete }, onClose }: RegistryDrawersProps) {
  const { drawer, params } = useDrawer();
  const edited = rows?.find(({ Id }) => String(Id) === params.get('registry'));
  const account = accountRegistryTypes.find((type) => type === drawer);
  const edits = editsRegistry(params);
  const common = { rows: complete ? rows : undefined, onClose };
  return (
    <LazyOverlay key={drawer} onClose={onClose}>
      {edits && edited !== undefined && <EditRegistryDrawer registry={edited} {...common} />}
      {!edits && (drawer === 'connect' || account !== undefined) && <AddRegistryDrawer account={account} {...common} />}
    </LazyOverlay>
  );
}
