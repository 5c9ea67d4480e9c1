import * as z from 'zod/mini';
import { readLine } from '#contract/typedText.ts';

/** One entry per line of a text box; what is wrong with any of them is said of the whole box. */
export function typedLines(rule: z.ZodMiniType) {
  return z.pipe(
    z.transform((text: string) => text.split('\n').flatMap((line) => readLine(line) || [])),
    z.array(z.string()).check(
      z.check(({ value, issues }) => {
        const wrong = z.safeParse(rule, value).error?.issues[0];
        if (wrong !== undefined) issues.push({ code: 'custom', message: wrong.message, input: value });
      }),
    ),
  );
}
