import type { AccountRegistryType } from '#contract/kinds/registryTypes.ts';
import { RegistryFormDrawer } from '../form/RegistryFormDrawer.tsx';
import { firstFormKind, kinds } from './kinds.ts';

interface AddRegistryDrawerProps {
  /** The kind of account to add; undefined for the form, in which one of the other kinds is chosen. */
  account: AccountRegistryType | undefined;
  onClose: () => void;
}

/** Connects registries: one by the form that kinds share, or those of an account by the drawer of its kind. */
export default function AddRegistryDrawer({ account, onClose }: AddRegistryDrawerProps) {
  if (account === undefined) return <RegistryFormDrawer kinds={kinds} type={firstFormKind} onClose={onClose} />;
  const { Drawer } = kinds[account];
  return <Drawer onClose={onClose} />;
}
