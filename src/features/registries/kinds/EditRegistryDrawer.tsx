import { isPrivateRegistryType } from '#contract/kinds/registryTypes.ts';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import { RegistryFormDrawer } from '../form/RegistryFormDrawer.tsx';
import { kinds } from './kinds.ts';

interface EditRegistryDrawerProps {
  registry: RegistryRow;
  onClose: () => void;
}

/** Changes a connected registry in the drawer of its kind. */
export default function EditRegistryDrawer({ registry, onClose }: EditRegistryDrawerProps) {
  const { RegistryType: type } = registry;
  if (isPrivateRegistryType(type)) {
    return <RegistryFormDrawer kinds={kinds} type={type} registry={registry} onClose={onClose} />;
  }
  const { Drawer } = kinds[type];
  return <Drawer registry={registry} onClose={onClose} />;
}
