import { App } from 'antd';
import { useEffect, useRef } from 'react';
import { type FieldValues, get, type UseFormReturn, useFormState } from 'react-hook-form';
import { applyServerError, type FieldNameOf, fieldErrorsIn } from '../../../../ui/errors/fieldErrors.ts';
import { useErrorToast } from '../../../../ui/errors/useErrorToast.tsx';

/** One form is open at a time. */
const place = 'form';

/**
 * Says an error in a toast that leads to the fields it is about, and marks these; returns whether there were any.
 * The toast goes with the next error, once none of these fields is marked any more, and with the form: it would lead nowhere.
 * `nameOf` is for a form that names its fields otherwise than AddPrivateRegistry.
 */
export function useFormErrors<Values extends FieldValues, Output>(
  form: UseFormReturn<Values, unknown, Output>,
  nameOf?: (error: unknown) => FieldNameOf,
): (error: unknown) => boolean {
  const { notification } = App.useApp();
  const { errors } = useFormState({ control: form.control });
  const marked = useRef<readonly string[]>([]);
  // Each time: the form changes the one object of its errors.
  useEffect(() => {
    if (marked.current.length === 0 || marked.current.some((path) => get(errors, path) !== undefined)) return;
    marked.current = [];
    notification.destroy(place);
  });
  const mark = (error: unknown) => {
    marked.current = fieldErrorsIn(form.getValues(), error, nameOf?.(error)).map(({ path }) => path);
    return applyServerError(form, error, nameOf?.(error));
  };
  const showError = useErrorToast(
    (error) => (fieldErrorsIn(form.getValues(), error, nameOf?.(error)).length > 0 ? () => mark(error) : undefined),
    place,
  );
  return (error) => {
    showError(error);
    return mark(error);
  };
}
