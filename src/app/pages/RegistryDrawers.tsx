import { lazy } from 'react';
import type { RegistryRow } from '#contract/registries.ts';
import { Overlay } from '../../ui/Overlay.tsx';
import { useDrawer } from './drawerAddress.ts';

const ConnectDrawer = lazy(() => import('../../features/registries/connect/ConnectDrawer.tsx'));
const AcrDrawer = lazy(() => import('../../features/registries/acr/AcrDrawer.tsx'));

interface RegistryDrawersProps {
  /** Undefined until known. */
  rows: readonly RegistryRow[] | undefined;
  onClose: () => void;
}

/** The drawers that connect and edit registries. */
export function RegistryDrawers({ rows, onClose }: RegistryDrawersProps) {
  const { drawer, params } = useDrawer();
  const chosen = params.get('registry');
  const edited = rows?.find(({ Id }) => String(Id) === chosen);
  const isAcr = edited?.RegistryType === 'acr';
  return (
    <Overlay key={drawer} onClose={onClose}>
      {drawer === 'connect' && <ConnectDrawer onClose={onClose} />}
      {drawer === 'edit' && edited !== undefined && !isAcr && <ConnectDrawer registry={edited} onClose={onClose} />}
      {drawer === 'acr' && rows !== undefined && chosen === null && <AcrDrawer rows={rows} onClose={onClose} />}
      {drawer === 'acr' && rows !== undefined && edited !== undefined && isAcr && (
        <AcrDrawer rows={rows} registry={edited} onClose={onClose} />
      )}
    </Overlay>
  );
}
