import { useRef, useState } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import type { FieldNameOf } from '../../../../ui/errors/fieldErrors.ts';
import { fixForError } from '../errors/suggestedFix.ts';
import { useFormErrors } from '../errors/useFormErrors.ts';
import type { SavingChoice } from '../values/toRequest.ts';

export interface Saving {
  /** Sends the form where its rules hold. */
  readonly save: (choice: SavingChoice) => void;
  /** Sends it as it was sent last. */
  readonly retry: () => void;
  /** What belongs at the head of the form: an error that no field could say, or one with a fix. */
  readonly alert: Error | null;
}

/** Sends a form once at a time; what goes wrong is said on its fields, in a toast, or at its head. */
export function useSaving<Values extends FieldValues, Output>(
  form: UseFormReturn<Values, unknown, Output>,
  send: (values: Output, choice: SavingChoice) => Promise<void>,
  nameOf?: (error: unknown) => FieldNameOf,
): Saving {
  const report = useFormErrors(form, nameOf);
  const sending = useRef(false);
  const lastChoice = useRef<SavingChoice>({});
  const [alert, setAlert] = useState<Error | null>(null);

  const attempt = async (values: Output, choice: SavingChoice) => {
    // A second click may come before the first is drawn as pending, or before a saved form is gone.
    if (sending.current) return;
    sending.current = true;
    setAlert(null);
    try {
      await send(values, choice);
    } catch (error) {
      const marked = report(error);
      if (error instanceof Error && (!marked || fixForError(error) !== null)) setAlert(error);
      sending.current = false;
    }
  };
  const save = (choice: SavingChoice) => {
    lastChoice.current = choice;
    void form.handleSubmit((values) => attempt(values, choice))();
  };
  return { save, retry: () => save(lastChoice.current), alert };
}
