import type { ComponentType } from 'react';
import type { PrivateRegistryType } from '#contract/kinds/registryTypes.ts';
import type { KindFields, RegistryFormMethods, RegistryFormValues } from './formSchema.ts';
import type { StoredRegistry } from './storedRegistry.ts';

export interface KindFieldsProps {
  form: RegistryFormMethods;
  /** The registry being edited; null for a new one. */
  stored: StoredRegistry | null;
}

/** What the form asks of a kind of registry: its rules, and the parts of the form in which kinds differ. */
export interface FormKind {
  /** The rules of its own fields, for these values. */
  readonly fields: (values: RegistryFormValues) => KindFields;
  readonly VersionFields: ComponentType<KindFieldsProps>;
  readonly AccountFields: ComponentType<KindFieldsProps>;
}

/** The kinds that the form offers. It knows none of them by itself: whoever opens it hands them in. */
export type FormKinds = Readonly<Record<PrivateRegistryType, FormKind>>;
