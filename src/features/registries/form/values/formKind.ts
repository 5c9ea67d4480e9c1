import type { ComponentType } from 'react';
import type * as z from 'zod/mini';
import type { PrivateRegistryType, RegistryVersion } from '#contract/enums.ts';
import type { ConnectForm } from './connectControl.ts';
import type { QuayRowValues } from './formSchema.ts';
import type { StoredRegistry } from './storedRegistry.ts';

/** The rules of the fields in which kinds of registry differ. */
export interface KindFields {
  readonly RegistryVersion: z.ZodMiniType<RegistryVersion, RegistryVersion>;
  readonly ExtraParam: z.ZodMiniType<QuayRowValues[], QuayRowValues[]>;
}

export interface KindFieldsProps {
  form: ConnectForm;
  /** The registry being edited; null for a new one. */
  stored: StoredRegistry | null;
}

/** What the form knows of one kind of registry: its rules, and the two parts where kinds differ. */
export interface ProviderKit<Type extends PrivateRegistryType = PrivateRegistryType> {
  readonly type: Type;
  readonly fields: KindFields;
  /** Which version it is. */
  readonly VersionFields: ComponentType<KindFieldsProps>;
  /** Who we are there. */
  readonly AccountFields: ComponentType<KindFieldsProps>;
}
