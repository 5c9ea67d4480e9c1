import * as z from 'zod/mini';
import { token } from '../fields.ts';
import { issue } from '../issues.ts';
import { limits } from '../limits.ts';
import { consoleAtOrigin, type RegistryKind, referenceAtAddress } from './kind.ts';

/** One Quay row: an organization and the token that reads it. */
export const quayRowSchema = z.object({
  namespace: token(255),
  authToken: token(limits.text.password),
});

/** At least one row, each complete, organizations unique. */
export function quayRowsOf<Row extends z.ZodMiniType<{ namespace: string }>>(row: Row) {
  return z.array(row).check(
    z.minLength(1, { error: issue('quayRows') }),
    z.maxLength(limits.quayRows, { error: issue('tooLong') }),
    z.check((context) => {
      const seen = new Set<string>();
      context.value.forEach(({ namespace }, index) => {
        if (seen.has(namespace)) {
          context.issues.push({
            code: 'custom',
            message: issue('organizationTwice'),
            path: [index, 'namespace'],
            input: namespace,
          });
        }
        seen.add(namespace);
      });
    }),
  );
}

/** A row whose token is stored already may come without it: then it is kept. */
const keptQuayRowSchema = z.object({
  namespace: quayRowSchema.shape.namespace,
  authToken: z.optional(quayRowSchema.shape.authToken),
});
export type KeptQuayRow = z.infer<typeof keptQuayRowSchema>;

/** Quay: one account, and a token for each organization. Every version speaks one API; Clair scans whatever is pushed. */
export const quay = {
  name: 'Quay',
  addAction: 'AddPrivateRegistry',
  hasVersions: false,
  credential: 'password',
  account: 'required',
  repositories: 'listed',
  scanning: 'byItself',
  extraRows: { added: quayRowsOf(quayRowSchema), kept: quayRowsOf(keptQuayRowSchema) },
  repositoryReference: referenceAtAddress,
  consoleUrl: consoleAtOrigin,
} as const satisfies RegistryKind;
