import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { ApiError } from '../../../../api/apiError.ts';
import { applyServerError, type FieldNameOf, fieldErrorsIn } from '../../../../ui/errors/fieldErrors.ts';
import type { StageActions } from './StageFailure.tsx';

/** Marks the fields that a failed stage is about and focuses the first, as for an answer of the server. `nameOf` as in useFormErrors. */
export function focusFieldsOf<Values extends FieldValues, Output>(
  form: UseFormReturn<Values, unknown, Output>,
  nameOf?: (error: unknown) => FieldNameOf,
): StageActions['focusFields'] {
  return ({ Code, Message, Detail }) => {
    const error = ApiError.answered(400, { Code, Message, RequestId: '', Detail });
    const names = nameOf?.(error);
    if (fieldErrorsIn(form.getValues(), error, names).length === 0) return undefined;
    return () => applyServerError(form, error, names);
  };
}
