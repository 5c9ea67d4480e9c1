import type { AccountRegistryType } from '#contract/kinds/registryTypes.ts';
import type { RegistryRow } from '#contract/registries/registries.ts';
import { RegistryFormDrawer } from '../form/RegistryFormDrawer.tsx';
import { firstFormKind, kinds } from './kinds.ts';

interface AddRegistryDrawerProps {
  /** The kind of account to add; undefined for the form, in which one of the other kinds is chosen. */
  account: AccountRegistryType | undefined;
  /** Every connected registry; undefined until all are read. */
  rows: readonly RegistryRow[] | undefined;
  onClose: () => void;
}

/** Connects registries: one by the form that kinds share, or those of an account by the drawer of its kind. */
export default function AddRegistryDrawer({ account, rows, onClose }: AddRegistryDrawerProps) {
  if (account === undefined) return <RegistryFormDrawer kinds={kinds} type={firstFormKind} onClose={onClose} />;
  if (rows === undefined) return null;
  const { Drawer } = kinds[account];
  return <Drawer connected={rows.filter((row) => row.RegistryType === account)} onClose={onClose} />;
}
