import { useRef, useState } from 'react';
import { defaultPort } from '#contract/enums.ts';
import { useActionMutation } from '../../../api/useActionMutation.ts';
import { newClientToken } from './clientToken.ts';
import type { ConnectForm } from './connectControl.ts';
import { addressOf } from './formDefaults.ts';
import type { ConnectFormOutput } from './formSchema.ts';
import { remedyOf } from './remedy.ts';
import type { StoredRegistry } from './storedRegistry.ts';
import { type SavingChoice, toAddRequest, toChangeRequest } from './toRequest.ts';
import { useFormErrors } from './useFormErrors.ts';

interface Save {
  /** Sends the form where its rules hold. */
  readonly save: (choice: SavingChoice) => void;
  /** Sends it as it was sent last. */
  readonly retry: () => void;
  readonly pending: boolean;
  /** What belongs at the head of the form: an error that no field could say, or one with a remedy. */
  readonly alert: Error | null;
}

/** Saves what is in the form: a new registry, or changes of a stored one. `onSaved` is called before anything else changes. */
export function useSave(form: ConnectForm, stored: StoredRegistry | null, onSaved: (name: string) => void): Save {
  const report = useFormErrors(form);
  const sending = useRef(false);
  const lastChoice = useRef<SavingChoice>({});
  const tokenFor = useClientToken();
  const [alert, setAlert] = useState<Error | null>(null);
  const add = useActionMutation('AddPrivateRegistry');
  const change = useActionMutation('ModifyImageRegistry');

  const send = async (values: ConnectFormOutput, choice: SavingChoice) => {
    // A second click may come before the first is drawn as pending, or before a saved form is gone.
    if (sending.current) return;
    sending.current = true;
    setAlert(null);
    try {
      if (stored === null) {
        const request = toAddRequest(values);
        await add.mutateAsync({ ...request, ...choice, ClientToken: tokenFor(JSON.stringify(request)) });
      } else {
        await change.mutateAsync(toChangeRequest(values, stored, choice));
      }
      onSaved(nameOf(values));
    } catch (error) {
      const marked = report(error);
      if (error instanceof Error && (!marked || remedyOf(error) !== null)) setAlert(error);
      sending.current = false;
    }
  };
  const save = (choice: SavingChoice) => {
    lastChoice.current = choice;
    void form.handleSubmit((values) => send(values, choice))();
  };
  return {
    save,
    retry: () => save(lastChoice.current),
    pending: add.isPending || change.isPending,
    alert,
  };
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

function nameOf({ RegistryName, DomainName, Port, ProtocolType }: ConnectFormOutput): string {
  return RegistryName ?? addressOf({ DomainName, Port: Port ?? defaultPort[ProtocolType] });
}
