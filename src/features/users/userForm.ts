import * as z from 'zod/mini';
import { roleSchema } from '#contract/access/roles.ts';
import { createUser, type User } from '#contract/access/users.ts';
import type { RequestOf } from '#contract/actions/actions.ts';
import { issue } from '#contract/issues.ts';

const { UserName } = createUser.request.shape;

/** The fields have the names that the server knows them by; `sees` decides whether `RegistryIds` counts. */
const fields = z.object({
  UserName,
  Role: roleSchema,
  sees: z.enum(['all', 'chosen']),
  RegistryIds: z.array(z.string()),
});
export type UserFormValues = z.input<typeof fields>;
export type UserFormOutput = z.output<typeof fields>;

/** Whoever sees chosen registries sees at least one: none at all would be a mistake that nobody notices here. */
const chosenFields = z.extend(fields, {
  RegistryIds: z.array(z.string()).check(z.minLength(1, { error: issue('required') })),
});

/** What the form takes, by what is chosen in it. */
export function userFormSchema({ Role, sees }: Pick<UserFormValues, 'Role' | 'sees'>) {
  return Role !== 'administrator' && sees === 'chosen' ? chosenFields : fields;
}

/** The form of a new user, or of one that there is. */
export function toForm(user: User | null): UserFormValues {
  return {
    UserName: user?.UserName ?? '',
    Role: user?.Role ?? 'viewer',
    sees: user === null || user.RegistryIds === null ? 'all' : 'chosen',
    RegistryIds: user?.RegistryIds?.map(String) ?? [],
  };
}

/** What the form decides about a user. */
export function toDecision({ UserName, Role, sees, RegistryIds }: UserFormOutput): RequestOf<'CreateUser'> {
  const seesAll = Role === 'administrator' || sees === 'all';
  return { UserName, Role, RegistryIds: seesAll ? null : RegistryIds.map(Number) };
}
