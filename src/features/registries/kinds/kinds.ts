import type { ComponentType } from 'react';
import type { AccountRegistryType, PrivateRegistryType } from '#contract/kinds/registryTypes.ts';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import type { FormKind } from '../form/values/formKind.ts';
import { acr } from './acr/acr.ts';
import { harbor } from './harbor/harbor.tsx';
import { oci } from './oci/oci.tsx';
import { quay } from './quay/quay.tsx';

interface AccountDrawerProps {
  /** The registry to edit; absent for new ones. */
  registry?: RegistryRow;
  onClose: () => void;
}

/** A kind that is added by an account has a drawer of its own. */
interface AccountKind {
  readonly Drawer: ComponentType<AccountDrawerProps>;
}

type Kinds = Readonly<Record<PrivateRegistryType, FormKind> & Record<AccountRegistryType, AccountKind>>;

/** What the console shows of each kind of registry. One more is a folder beside this file and a line here. */
export const kinds: Kinds = { harbor, quay, acr, oci };

/** The kind that the shared form begins with. */
export const firstFormKind: PrivateRegistryType = 'harbor';
