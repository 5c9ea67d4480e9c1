import { type Failure, failureSchema } from '#contract/failures/failures.ts';

/** The failure as stored; one written by another version of ours that no longer parses counts as none. */
export function storedFailure(text: string | null): Failure | undefined {
  if (text === null) return undefined;
  const parsed = failureSchema.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : undefined;
}
