import * as z from 'zod/mini';
import { action } from '../action.ts';
import { lineOfText, token } from '../fields.ts';
import { issue } from '../issues.ts';
import { limits } from '../limits.ts';
import { pageInfoSchema, pagingRequest } from '../paging.ts';
import { roleSchema } from './roles.ts';

/** A user’s name, for good: letters, digits and `. _ @ + -`, as names and addresses of mail have them. */
export const userNameSchema = token(limits.users.nameLength).check(
  z.regex(/^[\p{L}\p{N}._@+-]+$/u, { error: issue('userName') }),
);

/** Of a registry, as `PageImageRegistry` has it. */
const registryId = z.number({ error: issue('type') }).check(z.int(), z.positive());

/** What is decided about a user, and may be changed later. Administrators see all registries, whatever is chosen. */
const decided = {
  Role: roleSchema,
  /** The registries that they see; null: all, those that come later too. */
  RegistryIds: z.nullable(z.array(registryId).check(z.maxLength(limits.users.registries, { error: issue('tooLong') }))),
};

/** `INVITED`: there is neither a password nor a single sign-on yet. `NO_ROLE`: the identity provider gave none at the last sign-in. */
export const userStates = ['ACTIVE', 'INVITED', 'NO_ROLE', 'DISABLED'] as const;

export const userSchema = z.object({
  UserName: z.string(),
  ...decided,
  State: z.enum(userStates),
  HasPassword: z.boolean(),
  /** Whether an identity provider signs them in. */
  SingleSignOn: z.boolean(),
  SecondStep: z.boolean(),
  /** Ms since 1970, as all times here. */
  CreateTime: z.number(),
  /** Absent before the first. */
  LastSignInTime: z.optional(z.number()),
  /** Until when a link is good that was made for them and not used; absent where there is none. */
  LinkExpiryTime: z.optional(z.number()),
  AccessKeys: z.number(),
  Sessions: z.number(),
});
export type User = z.infer<typeof userSchema>;

/** A way to choose a password, told once, and good once. */
const link = {
  /** What the link carries behind `#`: `<address of the console>/welcome#<LinkToken>`. */
  LinkToken: z.string(),
  ExpiryTime: z.number(),
};

const userName = userNameSchema;

/** Users by name, those whose name contains `Search`. */
export const listUsers = action({
  request: { ...pagingRequest, Search: z.optional(lineOfText(limits.text.searchText)), Role: z.optional(roleSchema) },
  response: { Users: z.array(userSchema), PageInfo: pageInfoSchema },
  access: 'read',
  extension: true,
});

/**
 * Creates a user, who comes in by the link: it asks for a password, and is good once, for `limits.users.linkMs`. IllegalParam where the name is taken, or
 * beyond `limits.users.most`. Users are managed by people, as access keys are.
 */
export const createUser = action({
  request: { UserName: userName, ...decided },
  response: link,
  access: 'write',
  peopleOnly: true,
  extension: true,
});

/**
 * Changes what is given of a user. Where the role, the registries or whether they are disabled become others than before, their sessions end: they sign
 * in again with their new rights, which their access keys have at once. NotFound; LastAdministrator where nobody would be left who may do this and can
 * come in by a password; IllegalParam on `RegistryIds` for a registry that is not there, on `Role` for a user whose role the identity provider decides.
 */
export const modifyUser = action({
  request: {
    UserName: userName,
    Role: z.optional(decided.Role),
    RegistryIds: z.optional(decided.RegistryIds),
    Disabled: z.optional(z.boolean()),
    /** Only `false`: the second step is no longer asked for, as for somebody who has lost their device. */
    SecondStep: z.optional(z.literal(false, { error: issue('option') })),
  },
  response: {},
  access: 'write',
  peopleOnly: true,
  extension: true,
});

/** Makes a link by which a user chooses a password anew; earlier links of theirs end. The password they have stays until then, and the second step in any case. IllegalParam for a user of single sign-on. */
export const createPasswordLink = action({
  request: { UserName: userName },
  response: link,
  access: 'write',
  peopleOnly: true,
  extension: true,
});

/** Signs a user out everywhere. */
export const endUserSessions = action({
  request: { UserName: userName },
  response: { Count: z.number() },
  access: 'write',
  peopleOnly: true,
  extension: true,
});

/** Deletes a user for good, with sessions and access keys; what they did stays in the audit log. LastAdministrator as for `ModifyUser`. */
export const deleteUser = action({
  request: { UserName: userName },
  response: {},
  access: 'write',
  peopleOnly: true,
  extension: true,
});
