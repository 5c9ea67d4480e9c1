import { applyServerError, fieldTroubles } from '../../../ui/errors.ts';
import { useErrorToast } from '../../../ui/useErrorToast.tsx';
import type { ConnectForm } from './connectControl.ts';

/** Says an error in a toast that leads to the fields it is about, and marks these; returns whether there were any. */
export function useFormErrors(form: ConnectForm): (error: unknown) => boolean {
  const showError = useErrorToast((error) =>
    fieldTroubles(error).length > 0 ? () => applyServerError(form, error) : undefined,
  );
  return (error) => {
    showError(error);
    return applyServerError(form, error);
  };
}
