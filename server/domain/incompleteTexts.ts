import * as z from 'zod/mini';
import { incompleteReasonSchema, incompleteText } from '#contract/failures/doubts.ts';
import type { Translate } from '#contract/translation.ts';

const storedSchema = z.array(incompleteReasonSchema);

/** Why a run is not complete, as it is stored, in the caller's language; none where it is. */
export function incompleteTexts(stored: string, translate: Translate): string[] {
  return storedSchema.parse(JSON.parse(stored)).map((reason) => incompleteText(reason, translate));
}
