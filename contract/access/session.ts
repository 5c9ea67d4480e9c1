import * as z from 'zod/mini';
import { lineOfText } from '../fields.ts';
import { issue } from '../issues.ts';
import { limits } from '../limits.ts';
import { readToken } from '../typedText.ts';
import { roleSchema } from './roles.ts';

/** The routes around signing in; they are ours and stand beside the actions. */

/** `POST /api/session` */
export const signInSchema = z.object({
  userName: lineOfText(limits.text.userName),
  password: z
    .string({ error: issue('required') })
    .check(
      z.minLength(1, { error: issue('required') }),
      z.maxLength(limits.text.password, { error: issue('tooLong') }),
    ),
});
export type SignIn = z.infer<typeof signInSchema>;

const newPassword = z
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
});
export type Session = z.infer<typeof sessionSchema>;
