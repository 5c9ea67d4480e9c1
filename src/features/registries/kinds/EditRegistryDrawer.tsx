import { isPrivateRegistryType } from '#contract/kinds/registryTypes.ts';
import type { RegistryRow } from '#contract/registries/registries.ts';
import { RegistryFormDrawer } from '../form/RegistryFormDrawer.tsx';
import { kinds } from './kinds.ts';

interface EditRegistryDrawerProps {
  registry: RegistryRow;
  /** Every connected registry; undefined until all are read. */
  rows: readonly RegistryRow[] | undefined;
  onClose: () => void;
}

/** Changes a connected registry in the drawer of its kind. */
export default function EditRegistryDrawer({ registry, rows, onClose }: EditRegistryDrawerProps) {
  const { RegistryType: type } = registry;
  if (isPrivateRegistryType(type)) {
    return <RegistryFormDrawer kinds={kinds} type={type} registry={registry} onClose={onClose} />;
  }
  // An account's drawer is about all registries that are connected by it.
  if (rows === undefined) return null;
  const { Drawer } = kinds[type];
  return <Drawer registry={registry} connected={rows.filter((row) => row.RegistryType === type)} onClose={onClose} />;
}
