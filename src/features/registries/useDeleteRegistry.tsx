import { type ReactNode, useState } from 'react';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import { lazyPart } from '../../ui/onDemand/onDemand.ts';
import { LazyOverlay } from '../../ui/overlay/LazyOverlay.tsx';

const DeleteRegistryDialog = lazyPart(() => import('./DeleteRegistryDialog.tsx'));

/** Deletes a registry once somebody has confirmed it in the dialog. */
export function useDeleteRegistry(): { onDelete: (registry: RegistryRow) => void; deleteDialog: ReactNode } {
  const [registry, setRegistry] = useState<RegistryRow | null>(null);
  const close = () => setRegistry(null);
  const deleteDialog = registry !== null && (
    <LazyOverlay onClose={close}>
      <DeleteRegistryDialog registry={registry} onClose={close} />
    </LazyOverlay>
  );
  return { onDelete: setRegistry, deleteDialog };
}
