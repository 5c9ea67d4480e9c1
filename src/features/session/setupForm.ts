import * as z from 'zod/mini';
import { setupSchema } from '#contract/access/session.ts';
import { lineOfText } from '#contract/fields.ts';
import { issue } from '#contract/issues.ts';

/** The contract's set-up, and the password once more: a slip would lock everybody out. */
export function setupForm({ codeRequired }: { codeRequired: boolean }) {
  const fields = z.extend(setupSchema, {
    repeat: z.string(),
    setupCode: codeRequired ? lineOfText(64) : z.string(),
  });
  return fields.check(
    z.refine((values) => values.password === values.repeat, {
      error: issue('passwordsDiffer'),
      path: ['repeat'],
      // Compared even while the password is still too short, so that both are said at once.
      when: () => true,
    }),
  );
}
export type SetupForm = z.infer<ReturnType<typeof setupForm>>;
