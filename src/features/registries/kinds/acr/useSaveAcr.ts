import type { RegistryRow } from '#contract/registries/registryRow.ts';
import { useActionMutation } from '../../../../api/useActionMutation.ts';
import { type Saving, useSaving } from '../../form/saving/useSaving.ts';
import { changedSyncSettings } from '../../form/values/syncSettings.ts';
import { acrFieldNameOf } from './acrFieldNames.ts';
import type { AcrFormMethods } from './acrFormSchema.ts';
import { toAccountRequest, toKeyRequest } from './toAcrRequest.ts';

interface SaveAcr extends Saving {
  readonly pending: boolean;
}

/** Connects the chosen regions, or changes the key, the patterns and the speed of a connected one. `onSaved` is called before anything else changes. */
export function useSaveAcr(
  form: AcrFormMethods,
  stored: RegistryRow | null,
  onSaved: (regions: number) => void,
): SaveAcr {
  const add = useActionMutation('AddAcrAccount');
  const changeKey = useActionMutation('ModifyAcrAccount');
  const changeRegion = useActionMutation('ModifyImageRegistry');
  const saving = useSaving(
    form,
    async (values, choice) => {
      if (stored === null) {
        await add.mutateAsync(toAccountRequest(values, choice));
      } else {
        // The region first: once the key is another, the stored one is found no more when this is tried again.
        const settings = changedSyncSettings(values, stored);
        if (Object.keys(settings).length > 0) await changeRegion.mutateAsync({ Id: stored.Id, ...settings });
        const key = toKeyRequest(values, stored, choice);
        if (key !== null) await changeKey.mutateAsync(key);
      }
      onSaved(values.RegionIds.length);
    },
    (error) => acrFieldNameOf(error, form.getValues()),
  );
  return { ...saving, pending: add.isPending || changeKey.isPending || changeRegion.isPending };
}
