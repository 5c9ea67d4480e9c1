import * as z from 'zod/mini';
import { token } from '../fields.ts';
import { issue } from '../issues.ts';
import { limits } from '../limits.ts';
import { readToken } from '../typedText.ts';
import { roleSchema } from './roles.ts';

/** The routes around signing in; they are ours and stand beside the actions. */

/** A password that there is already. */
export const typedPassword = z
  .string({ error: issue('required') })
  .check(z.minLength(1, { error: issue('required') }), z.maxLength(limits.text.password, { error: issue('tooLong') }));

/**
 * `POST /api/session`. The code is asked for (SecondStepRequired) once the password was right, of those who have a second step; IllegalParam on `code`
 * where it is wrong, or was used already.
 */
export const signInSchema = z.object({
  userName: token(limits.text.userName),
  password: typedPassword,
  code: z.optional(token(limits.users.codeLength)),
});
export type SignIn = z.infer<typeof signInSchema>;

export const newPassword = z
  .string({ error: issue('required') })
  .check(
    z.minLength(limits.adminPassword.min, { error: issue('passwordLength') }),
    z.maxLength(limits.adminPassword.max, { error: issue('passwordLength') }),
  );

/** `POST /api/setup`, once. The code is asked of callers from other machines only. */
export const setupSchema = z.object({
  password: newPassword,
  setupCode: z.optional(z.string().check(z.overwrite(readToken), z.maxLength(64))),
});
export type Setup = z.infer<typeof setupSchema>;

/** `GET /api/session`: who is signed in (null: nobody), and whether the administrator is still to be created. */
export const sessionSchema = z.object({
  userName: z.nullable(z.string()),
  /** Null for nobody. */
  role: z.nullable(roleSchema),
  /** Whether they see all registries, or some. */
  seesAllRegistries: z.boolean(),
  setupRequired: z.boolean(),
  setupCodeRequired: z.boolean(),
  /** The identity provider that signs people in, by the name that they know; null for none. */
  singleSignOn: z.nullable(z.object({ name: z.string() })),
});
export type Session = z.infer<typeof sessionSchema>;

/** What a password link carries. */
const linkToken = token(limits.users.linkTokenLength);

/** `POST /api/password-link/describe`: whose link it is. LinkInvalid where it was used, has ended, or never was. */
export const describeLinkSchema = z.object({ token: linkToken });
export const linkSchema = z.object({
  userName: z.string(),
  /** Whether they had none before: an invitation. */
  isFirst: z.boolean(),
  expiryTime: z.number(),
});
export type Link = z.infer<typeof linkSchema>;

/**
 * `POST /api/password-link`: chooses the password, ends the links and all sessions of the user, and signs in. Answers as `GET /api/session`: with nobody
 * signed in where the user has a second step, which a link does not go round; they sign in then.
 */
export const followLinkSchema = z.object({ token: linkToken, password: newPassword });
export type FollowLink = z.infer<typeof followLinkSchema>;
