import * as z from 'zod/mini';
import { readWholeNumber } from '#contract/typedText.ts';

/** What a number's input holds: the number, where one can be read; else what was typed, as it was typed; null where that is nothing. */
export type TypedNumber = number | string | null;

export const typedNumber: z.ZodMiniType<TypedNumber, TypedNumber> = z.nullable(z.union([z.number(), z.string()]));

export function readTypedNumber(typed: string): TypedNumber {
  return typed.trim() === '' ? null : (readWholeNumber(typed) ?? typed);
}

/** A number that is needed: what is empty or cannot be read is refused by the rule, like anything that is no number. */
export function numberIn(rule: z.ZodMiniType<number, number>) {
  return z.pipe(
    z.transform((typed: TypedNumber) => typed as number),
    rule,
  );
}
