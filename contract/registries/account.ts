import * as z from 'zod/mini';
import { issue } from '../issues.ts';
import { kinds } from '../kinds/kinds.ts';
import { type RegistryType, registryTypeSchema } from '../kinds/registryTypes.ts';

type AccountField = 'UserName' | 'Password';

/** The fields of an account that are missing: a kind of registry that may be read without one takes both or neither. */
export function missingOfAccount(
  type: RegistryType | undefined,
  account: Readonly<Record<AccountField, unknown>>,
): AccountField[] {
  const missing = (['UserName', 'Password'] as const).filter((field) => account[field] === '');
  const mayBeNone = type !== undefined && kinds[type].account === 'optional';
  return mayBeNone && missing.length === 2 ? [] : missing;
}

interface AccountRequest {
  readonly RegistryType?: unknown;
  readonly UserName?: unknown;
  readonly Password?: unknown;
}

/** The same of a request for a new registry. */
export const completeAccount = z.superRefine<object>(
  (request, { issues }) => {
    const { RegistryType, UserName = '', Password = '' }: AccountRequest = request;
    const type = registryTypeSchema.safeParse(RegistryType).data;
    for (const field of missingOfAccount(type, { UserName, Password })) {
      issues.push({ code: 'custom', message: issue('required'), path: [field], input: '' });
    }
  },
  { when: ({ value }) => typeof value === 'object' && value !== null },
);
