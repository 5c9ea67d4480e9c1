import * as z from 'zod/mini';
import { issue } from '#contract/issues.ts';

/** A new password is typed twice, as `repeat`: a slip would lock its owner out. Said at the second one. */
export function isRepeated<Key extends string>(password: Key) {
  return z.refine<Readonly<Record<Key | 'repeat', string>>>((values) => values[password] === values.repeat, {
    error: issue('passwordsDiffer'),
    path: ['repeat'],
    // Compared even while the password is still too short, so that both are said at once.
    when: () => true,
  });
}
