import type { FieldPath, FieldValues, UseFormReturn } from 'react-hook-form';
import { errorFacts, isErrorCode, type RegistryField } from '#contract/failures/errors.ts';
import type { Failure } from '#contract/failures/failures.ts';
import { rowPathOf } from '#contract/failures/rowPath.ts';
import { isApiError } from '../../api/apiError.ts';

/** Marks a message that the server has written in the caller's language, unlike a schema's issue key. */
export const serverMessage = 'server';

interface FieldError {
  path: string;
  message: string;
}

/** What an error says about single fields: its issues; else what its code points at, said once on the first. */
export function fieldErrors(error: unknown): readonly FieldError[] {
  if (!isApiError(error) || error.body === null) return [];
  const { Code, Message, Issues, Detail } = error.body;
  if (Issues !== undefined && Issues.length > 0) {
    return Issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  }
  const row = rowPathOf(Detail);
  if (row !== null) return [{ path: row.join('.'), message: Message }];
  const fields = particularFields(Detail) ?? (isErrorCode(Code) ? errorFacts[Code].pointsAt : []);
  return fields.map((path, index) => ({ path, message: index === 0 ? Message : '' }));
}

/** The half of an AccessKey that was refused, where the cloud says which, and what names the repositories; else null. */
function particularFields(failure: Failure | undefined): readonly RegistryField[] | null {
  if (failure?.code === 'RegistryFailure' && failure.reason === 'noCatalog') return ['IncludePatterns'];
  if (failure?.code !== 'FailedToVerifyUsernameOrPwd') return null;
  switch (failure.reason) {
    case 'accessKeySecretWrong':
      return ['Password'];
    case 'accessKeyUnknown':
    case 'accessKeyInactive':
      return ['UserName'];
    default:
      return null;
  }
}

/** The form's name for a path of the API, where it has another. */
export type FieldNameOf = (path: string) => string;

const sameName: FieldNameOf = (path) => path;

/** What an error says about fields that the form has. */
export function fieldErrorsIn(values: object, error: unknown, nameOf = sameName): readonly FieldError[] {
  return fieldErrors(error)
    .map(({ path, message }) => ({ path: nameOf(path), message }))
    .filter(({ path }) => (path.split('.')[0] ?? '') in values);
}

/**
 * Puts a server's error on the fields it is about and moves the focus to the first of them. Fields that
 * the form does not have are left out. Returns whether any field was marked: if not, the error belongs
 * into the form's alert.
 */
export function applyServerError<Values extends FieldValues, Context, Output>(
  form: Pick<UseFormReturn<Values, Context, Output>, 'setError' | 'setFocus' | 'getValues'>,
  error: unknown,
  nameOf = sameName,
): boolean {
  const placed = fieldErrorsIn(form.getValues(), error, nameOf);
  for (const { path, message } of placed) {
    form.setError(path as FieldPath<Values>, { type: serverMessage, message });
  }
  const first = placed[0];
  if (first !== undefined) form.setFocus(first.path as FieldPath<Values>);
  return first !== undefined;
}
