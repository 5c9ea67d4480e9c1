import * as z from 'zod/mini';
import { action } from '../action.ts';
import { token } from '../fields.ts';
import { issue } from '../issues.ts';
import { limits } from '../limits.ts';
import { roleSchema } from './roles.ts';
import { newPassword, typedPassword } from './session.ts';

/** What somebody signed in does about their own account. A script has none of it. */

export const accountSchema = z.object({
  UserName: z.string(),
  Role: roleSchema,
  /** The registries that they see, by name; null: all. */
  Registries: z.nullable(z.array(z.object({ RegistryId: z.number(), RegistryName: z.string() }))),
  HasPassword: z.boolean(),
  /** Whether an identity provider signs them in. */
  SingleSignOn: z.boolean(),
  SecondStep: z.boolean(),
  /** Those that were not used; 0 without a second step. */
  RecoveryCodesLeft: z.number(),
});
export type Account = z.infer<typeof accountSchema>;

export const accountSessionSchema = z.object({
  SessionId: z.number(),
  /** Whether it is the one that asks. */
  IsCurrent: z.boolean(),
  /** Ms since 1970. */
  CreateTime: z.number(),
  /** Written down at most once a minute. */
  LastSeenTime: z.number(),
  Address: z.string(),
  /** What the browser said of itself (`User-Agent`), cut; '' where it said nothing. */
  Device: z.string(),
});
export type AccountSession = z.infer<typeof accountSessionSchema>;

/** Six digits of an authenticator, or a recovery code. */
export const secondStepCode = token(limits.users.codeLength);

/** Who the caller is, and how they come in. */
export const describeAccount = action({ request: {}, response: accountSchema.shape, access: 'read', extension: true });

/**
 * Chooses another password. All other sessions of the user end; this one goes on under a new cookie. IllegalParam on `Password` where the present one is wrong,
 * on `NewPassword` where that is a common one.
 */
export const changePassword = action({
  request: { Password: typedPassword, NewPassword: newPassword },
  response: {},
  access: 'write',
  peopleOnly: true,
  extension: true,
});

/** Where the caller is signed in, the session seen last first. */
export const listSessions = action({
  request: {},
  response: { Sessions: z.array(accountSessionSchema) },
  access: 'read',
  peopleOnly: true,
  extension: true,
});

/** Ends one of the caller's sessions, or, without an id, all but this one. NotFound where it is none of theirs. */
export const endSessions = action({
  request: { SessionId: z.optional(z.number({ error: issue('type') }).check(z.int(), z.positive())) },
  response: { Count: z.number() },
  access: 'write',
  peopleOnly: true,
  extension: true,
});

/**
 * Begins to set the second step up (TOTP: SHA-1, six digits, 30 s). It is asked for once a code has confirmed it. IllegalParam on `Password` where that
 * is wrong, or a second step is on already.
 */
export const createSecondStep = action({
  request: { Password: typedPassword },
  response: {
    /** Base32, for typing. */
    Secret: z.string(),
    /** `otpauth://totp/…`, for a picture that authenticators read. */
    Uri: z.string(),
  },
  access: 'write',
  peopleOnly: true,
  extension: true,
});

/**
 * Confirms the second step with a code of the authenticator. Tells the recovery codes, once: each is good once in place of a code. IllegalParam on `Code`;
 * NotFound where none was begun.
 */
export const confirmSecondStep = action({
  request: { Code: secondStepCode },
  response: { RecoveryCodes: z.array(z.string()) },
  access: 'write',
  peopleOnly: true,
  extension: true,
});

/** The second step is no longer asked for. */
export const removeSecondStep = action({
  request: { Password: typedPassword },
  response: {},
  access: 'write',
  peopleOnly: true,
  extension: true,
});
