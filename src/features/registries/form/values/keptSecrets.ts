import { useWatch } from 'react-hook-form';
import { movedFields, type PlacedSecret, type PlaceField } from '#contract/registries/secretPlace.ts';
import type { RegistryFormMethods, RegistryFormValues } from './formSchema.ts';
import { type StoredRegistry, storedOrganization } from './storedRegistry.ts';

const nowhere: readonly PlaceField[] = [];

/** The fields by which a stored secret would go elsewhere than it was entered for, as the form stands; none for a new registry. */
export function useMovedFields(
  { control }: RegistryFormMethods,
  stored: StoredRegistry | null,
  secret: PlacedSecret,
): readonly PlaceField[] {
  return useWatch({
    control,
    compute: (values) => (stored === null ? nowhere : movedFields(secret, stored.row, values)),
  });
}

/** A kept secret that goes elsewhere, or whose organization has another name, is missing: it has to be entered like a new one. */
export function withoutMovedSecrets(values: RegistryFormValues, stored: StoredRegistry | null): RegistryFormValues {
  const isKept = (secret: PlacedSecret) => stored !== null && movedFields(secret, stored.row, values).length === 0;
  const tokenIsKept = (namespace: string) => isKept('token') && storedOrganization(stored, namespace) !== undefined;
  return {
    ...values,
    Password: values.Password ?? (isKept('password') ? null : ''),
    ExtraParam: values.ExtraParam.map((row) => ({
      ...row,
      authToken: row.authToken ?? (tokenIsKept(row.namespace) ? null : ''),
    })),
  };
}
