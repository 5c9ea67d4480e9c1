import * as z from 'zod/mini';
import type { Translate } from '../translation.ts';

/** Why an element of a registry's answer, or a part of a registry, was left out of a listing: a closed list, as failures are. */
const skipReasons = [
  'notUnderstood',
  'nameUnusable',
  /** It claims to be of a project or organization other than the one that was asked for. */
  'elsewhere',
  'tagUnusable',
  'notSha256',
  'sizeUnusable',
  'manifestNotUnderstood',
  'instanceNotRunning',
  'notListed',
] as const;

export const skipSchema = z.object({
  reason: z.enum(skipReasons),
  /** The HTTP status, where there was one. */
  status: z.optional(z.nullable(z.number())),
  /** The registry's own word for it: an error code, or the state that an instance is in. */
  word: z.optional(z.string()),
});
export type Skip = z.infer<typeof skipSchema>;

/** Why something was left out, with what was seen. */
export function skipText({ reason, status, word }: Skip, translate: Translate): string {
  const text = translate(`skips:reason.${reason}`);
  const facts = [typeof status === 'number' ? `HTTP ${status}` : '', word ?? ''].filter((fact) => fact !== '');
  return facts.length === 0 ? text : translate('skips:withFacts', { reason: text, facts });
}
