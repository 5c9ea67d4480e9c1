import * as z from 'zod/mini';
import { globPatterns, port } from '#contract/fields.ts';
import { issue } from '#contract/issues.ts';
import { readLine } from '#contract/typedText.ts';
import { typedLines } from '../../../../ui/fields/typedLines.ts';
import type { TypedNumber } from '../../../../ui/fields/typedNumber.ts';

/** Rules of inputs as a browser holds them, where an empty one is '' or null. */

/** An empty input is no answer; anything else is held to the rule. */
export function blankOr(rule: z.ZodMiniType<string | undefined, string | undefined>) {
  return z.pipe(
    z.transform((text: string) => (readLine(text) === '' ? undefined : text)),
    z.optional(rule),
  );
}

/** An empty port is the usual one. */
export const portInput = z.pipe(
  z.transform((typed: TypedNumber) => (typed ?? undefined) as number | undefined),
  z.optional(port),
);

/** Taking images in without a limit is confirmed by a tick. */
export const confirmedInput = z.pipe(
  z.transform((confirmed: boolean) => confirmed),
  z.literal(true, { error: issue('unlimited') }),
);

/** One glob per line. */
export const patternLines = typedLines(globPatterns);
