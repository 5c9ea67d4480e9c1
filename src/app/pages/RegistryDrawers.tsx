import { lazy } from 'react';
import type { Registries } from '../../features/registries/useRegistries.ts';
import { LazyOverlay } from '../../ui/overlay/LazyOverlay.tsx';
import { useDrawer } from './useDrawer.ts';

const ConnectDrawer = lazy(() => import('../../features/registries/form/RegistryFormDrawer.tsx'));
const AcrDrawer = lazy(() => import('../../features/registries/kinds/acr/AcrDrawer.tsx'));

interface RegistryDrawersProps {
  registries: Registries;
  onClose: () => void;
}

/** The drawers that connect and edit registries. */
export function RegistryDrawers({ registries: { rows, complete }, onClose }: RegistryDrawersProps) {
  const { drawer, params } = useDrawer();
  const chosen = params.get('registry');
  const edited = rows?.find(({ Id }) => String(Id) === chosen);
  const isAcr = edited?.RegistryType === 'acr';
  // An AccessKey's drawer is about all regions that are connected with it.
  const all = complete ? rows : undefined;
  return (
    <LazyOverlay key={drawer} onClose={onClose}>
      {drawer === 'connect' && <ConnectDrawer onClose={onClose} />}
      {drawer === 'edit' && edited !== undefined && !isAcr && <ConnectDrawer registry={edited} onClose={onClose} />}
      {drawer === 'acr' && all !== undefined && chosen === null && <AcrDrawer rows={all} onClose={onClose} />}
      {drawer === 'acr' && all !== undefined && edited !== undefined && isAcr && (
        <AcrDrawer rows={all} registry={edited} onClose={onClose} />
      )}
    </LazyOverlay>
  );
}
