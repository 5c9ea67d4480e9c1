import type { FieldPath, FieldValues, UseFormReturn } from 'react-hook-form';
import { errorFacts, isErrorCode } from '#contract/errors.ts';
import type { Failure } from '#contract/failures.ts';
import { isApiError } from '../api/apiError.ts';

/** Marks a message that the server has written in the caller's language, unlike a schema's issue key. */
export const serverMessage = 'server';

interface FieldTrouble {
  path: string;
  message: string;
}

/** What an error says about single fields: its issues; else what its code points at, said once on the first. */
export function fieldTroubles(error: unknown): readonly FieldTrouble[] {
  if (!isApiError(error) || error.body === null) return [];
  const { Code, Message, Issues, Detail } = error.body;
  if (Issues !== undefined && Issues.length > 0) {
    return Issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  }
  const row = rowPath(Detail);
  if (row !== null) return [{ path: row, message: Message }];
  const fields = isErrorCode(Code) ? errorFacts[Code].pointsAt : [];
  return fields.map((path, index) => ({ path, message: index === 0 ? Message : '' }));
}

/** The part of a Quay row that a failure is about; null where it is about no row. */
function rowPath(failure: Failure | undefined): string | null {
  if (failure?.code !== 'FailedToVerifyUsernameOrPwd' && failure?.code !== 'UserDoesNotHaveAdminRole') return null;
  if (failure.row === undefined) return null;
  const organization = 'reason' in failure && failure.reason === 'organizationUnknown';
  return `ExtraParam.${failure.row}.${organization ? 'namespace' : 'authToken'}`;
}

/**
 * Puts a server's error on the fields it is about and moves the focus to the first of them. Fields that
 * the form does not have are left out. Returns whether any field was marked: if not, the error belongs
 * into the form's alert.
 */
export function applyServerError<Values extends FieldValues, Context, Output>(
  form: Pick<UseFormReturn<Values, Context, Output>, 'setError' | 'setFocus' | 'getValues'>,
  error: unknown,
  /** The form's name for a path of the API, where it has another. */
  nameOf: (path: string) => string = (path) => path,
): boolean {
  const values: object = form.getValues();
  const placed = fieldTroubles(error)
    .map(({ path, message }) => ({ name: nameOf(path), message }))
    .filter(({ name }) => (name.split('.')[0] ?? '') in values);
  for (const { name, message } of placed) {
    form.setError(name as FieldPath<Values>, { type: serverMessage, message });
  }
  const first = placed[0];
  if (first !== undefined) form.setFocus(first.name as FieldPath<Values>);
  return first !== undefined;
}
