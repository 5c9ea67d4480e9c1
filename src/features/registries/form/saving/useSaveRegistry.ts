import { useRef } from 'react';
import { defaultPort } from '#contract/enums.ts';
import { useActionMutation } from '../../../../api/useActionMutation.ts';
import { addressOf } from '../values/formDefaults.ts';
import type { RegistryFormMethods, RegistryFormOutput } from '../values/formSchema.ts';
import type { StoredRegistry } from '../values/storedRegistry.ts';
import { toAddRequest, toChangeRequest } from '../values/toRequest.ts';
import { type Saving, useSaving } from './useSaving.ts';

interface Save extends Saving {
  readonly pending: boolean;
}

/** Saves what is in the form: a new registry, or changes of a stored one. `onSaved` is called before anything else changes. */
export function useSaveRegistry(
  form: RegistryFormMethods,
  stored: StoredRegistry | null,
  onSaved: (name: string) => void,
): Save {
  const tokenFor = useClientToken();
  const add = useActionMutation('AddPrivateRegistry');
  const change = useActionMutation('ModifyImageRegistry');
  const saving = useSaving(form, async (values, choice) => {
    if (stored === null) {
      const request = toAddRequest(values);
      await add.mutateAsync({ ...request, ...choice, ClientToken: tokenFor(JSON.stringify(request)) });
    } else {
      await change.mutateAsync(toChangeRequest(values, stored, choice));
    }
    onSaved(nameOf(values));
  });
  return { ...saving, pending: add.isPending || change.isPending };
}

/**
 * The same values always get the same token, so that a repeated click or a lost answer makes one
 * registry. Other values get another: the server would answer the old token with the old registry.
 */
function useClientToken(): (values: string) => string {
  const last = useRef({ values: '', token: '' });
  return (values) => {
    if (last.current.values !== values) last.current = { values, token: newClientToken() };
    return last.current.token;
  };
}

/** 128 random bits as hex. `crypto.randomUUID` exists in secure contexts only, and a console may be served over plain HTTP. */
function newClientToken(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function nameOf({ RegistryName, DomainName, Port, ProtocolType }: RegistryFormOutput): string {
  return RegistryName ?? addressOf({ DomainName, Port: Port ?? defaultPort[ProtocolType] });
}
