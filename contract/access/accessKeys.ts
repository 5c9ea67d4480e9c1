import * as z from 'zod/mini';
import { action } from '../action.ts';
import { centerSchema } from '../center.ts';
import { isAddressRange, lineOfText, token } from '../fields.ts';
import { issue } from '../issues.ts';
import { limits } from '../limits.ts';

const addressRange = token(64).check(z.refine(isAddressRange, { error: issue('addressRange') }));

/** What may be said of a key, and changed later. */
const settings = {
  /** Whom it is for. */
  Name: lineOfText(limits.accessKeys.nameLength),
  /** It may call what shows, and nothing that changes. */
  ReadOnly: z.optional(z.boolean()),
  /** From where alone it is taken, addresses or ranges in CIDR notation; none: from anywhere. */
  Addresses: z.optional(
    z.array(addressRange).check(z.maxLength(limits.accessKeys.addresses, { error: issue('tooLong') })),
  ),
  /** When it ceases to be taken, ms since 1970; null or left out: never. */
  ExpiryTime: z.optional(z.nullable(z.number({ error: issue('type') }).check(z.int(), z.positive()))),
};

const accessKeyId = token(64);

export const accessKeySchema = z.object({
  AccessKeyId: z.string(),
  Name: z.string(),
  /** Whose role it has. */
  UserName: z.string(),
  /** The data centre that it speaks to, unless the host name says another. */
  Center: centerSchema,
  ReadOnly: z.boolean(),
  Addresses: z.array(z.string()),
  /** Ms since 1970, as all times here. */
  CreateTime: z.number(),
  ExpiryTime: z.optional(z.number()),
  /** Absent while it is taken. */
  DisabledSince: z.optional(z.number()),
  /** Written down at most once a minute; absent before the first call. */
  LastUsedTime: z.optional(z.number()),
  LastUsedAddress: z.optional(z.string()),
});
export type AccessKey = z.infer<typeof accessKeySchema>;

const createdKey = {
  AccessKeyId: z.string(),
  /** Told once, and never again. */
  AccessKeySecret: z.string(),
};

/**
 * Makes a key with which a script signs its calls on the SDK wire. It has the role of whoever makes it, and speaks to the data
 * centre that it was made in. IllegalParam beyond `limits.accessKeys.most` of a user. Keys are managed by people: a call that is signed with a
 * key is refused (NoPermission), so that a key that leaked makes no others.
 */
export const createAccessKey = action({
  request: settings,
  response: createdKey,
  access: 'write',
  peopleOnly: true,
  extension: true,
});

/** The caller's keys, the newest first; never their secrets. */
export const listAccessKeys = action({
  request: {},
  response: { AccessKeys: z.array(accessKeySchema) },
  access: 'read',
  extension: true,
});

/** Changes what is given of a key. NotFound where the caller has no such key. */
export const modifyAccessKey = action({
  request: {
    AccessKeyId: accessKeyId,
    ...settings,
    Name: z.optional(settings.Name),
    Disabled: z.optional(z.boolean()),
  },
  response: {},
  access: 'write',
  peopleOnly: true,
  extension: true,
});

/** Makes a second key with the same settings. The first is taken until it is disabled or deleted, so that scripts can change over. */
export const rotateAccessKey = action({
  request: { AccessKeyId: accessKeyId },
  response: createdKey,
  access: 'write',
  peopleOnly: true,
  extension: true,
});

/** Deletes a key for good: calls that are signed with it are refused from now on. */
export const deleteAccessKey = action({
  request: { AccessKeyId: accessKeyId },
  response: {},
  access: 'write',
  peopleOnly: true,
  extension: true,
});
