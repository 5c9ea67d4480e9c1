import type { ComponentType } from 'react';
import type { PrivateRegistryType } from '#contract/enums.ts';
import type { ConnectControl } from '../connectControl.ts';
import type { ConnectFormValues } from '../formSchema.ts';

/** What the form knows of one type of registry: its presets, and the two parts where types differ. */
export interface ProviderKit<Type extends PrivateRegistryType = PrivateRegistryType> {
  readonly type: Type;
  /** Taken over when the type is chosen. */
  readonly presets: Pick<ConnectFormValues, 'RegistryVersion'>;
  /** Which version it is. */
  readonly VersionFields: ComponentType<{ control: ConnectControl }>;
  /** Who we are there. */
  readonly AccountFields: ComponentType<{ control: ConnectControl }>;
}
