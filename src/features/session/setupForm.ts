import * as z from 'zod/mini';
import { setupSchema } from '#contract/access/session.ts';
import { lineOfText } from '#contract/fields.ts';
import { isRepeated } from '../../ui/fields/repeatedPassword.ts';

/** The contract's set-up, and the password once more. */
export function setupForm({ codeRequired }: { codeRequired: boolean }) {
  const fields = z.extend(setupSchema, {
    repeat: z.string(),
    setupCode: codeRequired ? lineOfText(64) : z.string(),
  });
  return fields.check(isRepeated('password'));
}
export type SetupForm = z.infer<ReturnType<typeof setupForm>>;
